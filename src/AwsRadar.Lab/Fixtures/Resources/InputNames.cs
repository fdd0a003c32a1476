using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>Finds in an input what an ARN's variable stands for: names differ between AWS's reference and its models.</summary>
/// <param name="service">The prefix of the service's actions.</param>
internal sealed class InputNames(string service, OperationModel operation, JsonElement input)
{
    /// <summary>A shorter end of a name says too little.</summary>
    private const int ShortestEnd = 3;

    private static readonly string[] Suffixes = ["", "name", "id", "identifier", "arn", "url"];
    private static readonly string[] Generic =
    [
        "name",
        "id",
        "arn",
        "identifier",
        "resourcearn",
        "resourceid",
        "resource",
    ];

    /// <summary>The texts that the request gives for a variable; empty when it names none.</summary>
    /// <param name="type">The resource type that the variable belongs to, such as <c>cluster</c>.</param>
    /// <param name="isOnly">Whether nothing else can be meant by a member called <c>name</c>.</param>
    public ImmutableArray<string> ValuesOf(string variable, string type, bool isOnly)
    {
        foreach (var candidate in Candidates(variable, type, isOnly))
        {
            if (Values(candidate) is { IsEmpty: false } values)
            {
                return values;
            }
        }

        return isOnly ? ValuesOfEnd(Fold(type)) : [];
    }

    public OperationModel Operation => operation;

    public JsonElement Input => input;

    /// <summary>Whether the operation has the resource type in its name, as <c>GetTable</c> has <c>table</c>.</summary>
    public bool IsAbout(string type) => Fold(operation.Name).Contains(Fold(type), StringComparison.Ordinal);

    /// <summary>Every text at the top of the input.</summary>
    public IEnumerable<string> Texts => input.EnumerateObject().SelectMany(member => TextsIn(member.Value));

    /// <summary>Those that are ARNs.</summary>
    public IEnumerable<string> Arns => Texts.Where(text => text.StartsWith("arn:", StringComparison.Ordinal));

    private IEnumerable<string> Candidates(string variable, string type, bool isOnly)
    {
        foreach (var alias in VariableNames.Of(service, variable))
        {
            yield return Fold(alias);
        }

        var folded = Fold(variable);
        yield return folded;
        string[] stems = [StemOf(folded), Fold(type)];
        foreach (var stem in stems.Where(stem => stem.Length > 0))
        {
            foreach (var suffix in Suffixes)
            {
                yield return stem + suffix;
            }
        }

        if (isOnly)
        {
            foreach (var name in Generic)
            {
                yield return name;
            }
        }
    }

    private ImmutableArray<string> Values(string folded)
    {
        foreach (var member in operation.Input?.Members ?? [])
        {
            var name = Fold(member.Name);
            var isNamed = name.Equals(folded, StringComparison.Ordinal) || IsPlural(name, folded);
            if (
                isNamed
                && input.TryGetProperty(member.Name, out var value)
                && TextsIn(value) is { IsEmpty: false } texts
            )
            {
                return texts;
            }
        }

        return [];
    }

    /// <summary>
    /// A name that is the end of the type's or ends in it: <c>WindowId</c> for <c>maintenancewindow</c>,
    /// <c>EmailIdentity</c> for <c>identity</c>.
    /// </summary>
    private ImmutableArray<string> ValuesOfEnd(string type)
    {
        foreach (var member in operation.Input?.Members ?? [])
        {
            var stem = StemOf(Fold(member.Name));
            var fits =
                stem.Length >= ShortestEnd
                && (
                    type.EndsWith(stem, StringComparison.Ordinal)
                    || (type.Length >= ShortestEnd && stem.EndsWith(type, StringComparison.Ordinal))
                );
            if (fits && input.TryGetProperty(member.Name, out var value) && TextsIn(value) is { IsEmpty: false } texts)
            {
                return texts;
            }
        }

        return [];
    }

    private static bool IsPlural(string name, string singular) =>
        name.Length > singular.Length
        && (
            name.Equals(singular + "s", StringComparison.Ordinal)
            || singular.EndsWith('y') && name.Equals(singular[..^1] + "ies", StringComparison.Ordinal)
        );

    private static ImmutableArray<string> TextsIn(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => [text],
            JsonValueKind.Array =>
            [
                .. value
                    .EnumerateArray()
                    .Where(each => each.ValueKind is JsonValueKind.String)
                    .Select(each => each.GetString()!),
            ],
            _ => [],
        };

    private static string StemOf(string folded)
    {
        var suffix = Suffixes.FirstOrDefault(each =>
            each.Length > 0 && folded.EndsWith(each, StringComparison.Ordinal)
        );
        return suffix is null ? folded : folded[..^suffix.Length];
    }

    private static string Fold(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
