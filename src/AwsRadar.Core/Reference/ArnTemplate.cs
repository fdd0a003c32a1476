using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AwsRadar.Core.Reference;

/// <summary>
/// A resource type's ARN as AWS's reference writes it: <c>arn:${Partition}:eks:${Region}:${Account}:cluster/${ClusterName}</c>.
/// Where it writes several forms, an ARN may be of any of them, and the first is the one that is made.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#resources_table</remarks>
public sealed class ArnTemplate
{
    private const string Start = "${";
    private static readonly ConcurrentDictionary<string, ArnTemplate> Known = new(StringComparer.Ordinal);

    private readonly ImmutableArray<(string Text, bool IsVariable)> _parts;

    private readonly ImmutableArray<ArnTemplate> _otherForms;

    private ArnTemplate(string pattern)
    {
        string[] forms = [.. ResourceType.FormsOf(pattern)];
        _parts = [.. PartsOf(forms[0])];
        _otherForms = [.. forms.Skip(1).Select(form => new ArnTemplate(form))];
    }

    /// <summary>The variables in order, each once, without the partition, the region and the account.</summary>
    public IEnumerable<string> Variables =>
        _parts
            .Where(part => part.IsVariable && !IsPlace(part.Text))
            .Select(part => part.Text)
            .Distinct(StringComparer.Ordinal);

    /// <summary>How many characters of it are fixed: of several that match an ARN, the one with most says most.</summary>
    public int FixedLength => _parts.Where(part => !part.IsVariable).Sum(part => part.Text.Length);

    public static ArnTemplate Parse(string pattern) => Known.GetOrAdd(pattern, static text => new ArnTemplate(text));

    /// <param name="valueOf">The text of a variable, of <c>Partition</c>, <c>Region</c> and <c>Account</c> too.</param>
    public string Fill(Func<string, string> valueOf) =>
        string.Concat(_parts.Select(part => part.IsVariable ? valueOf(part.Text) : part.Text));

    /// <summary>
    /// Reads the variables of an ARN of this form. A variable ends where the text behind it first occurs; the last one
    /// takes the rest.
    /// </summary>
    public bool TryMatch(string arn, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? variables)
    {
        if (TryMatchThisForm(arn, out variables))
        {
            return true;
        }

        foreach (var form in _otherForms)
        {
            if (form.TryMatch(arn, out variables))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryMatchThisForm(string arn, out IReadOnlyDictionary<string, string> variables)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        variables = found;
        var rest = arn.AsSpan();
        for (var index = 0; index < _parts.Length; index++)
        {
            var (text, isVariable) = _parts[index];
            if (!isVariable)
            {
                if (!rest.StartsWith(text, StringComparison.Ordinal))
                {
                    return false;
                }

                rest = rest[text.Length..];
                continue;
            }

            var end =
                index + 1 == _parts.Length
                    ? rest.Length
                    : rest.IndexOf(_parts[index + 1].Text, StringComparison.Ordinal);
            if (end < 0 || (end == 0 && !IsPlace(text)))
            {
                return false;
            }

            found[text] = rest[..end].ToString();
            rest = rest[end..];
        }

        return rest.IsEmpty;
    }

    private static bool IsPlace(string variable) => variable is "Partition" or "Region" or "Account";

    private static IEnumerable<(string Text, bool IsVariable)> PartsOf(string pattern)
    {
        var place = 0;
        while (place < pattern.Length)
        {
            var start = pattern.IndexOf(Start, place, StringComparison.Ordinal);
            var end = start < 0 ? -1 : pattern.IndexOf('}', start);
            if (end < 0)
            {
                yield return (pattern[place..], IsVariable: false);
                yield break;
            }

            if (start > place)
            {
                yield return (pattern[place..start], IsVariable: false);
            }

            yield return (pattern[(start + Start.Length)..end], IsVariable: true);
            place = end + 1;
        }
    }
}
