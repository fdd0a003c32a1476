using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Conditions;

/// <summary>
/// <c>ArnLike</c> and <c>ArnEquals</c>, which are the same: the six parts of an ARN, each with wildcards, are compared
/// one by one, so that no wildcard reaches from one part into the next.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN</remarks>
internal sealed class ArnTest : ValueTest
{
    private const int PartCount = 6;

    private readonly PolicyTemplate _template;
    private readonly WildcardPattern[]? _parts;

    public ArnTest(string value, PolicyLanguageVersion version)
    {
        _template = PolicyVariables.Cut(value, version);
        if (!_template.HasVariables && _template.IsWellFormed)
        {
            PolicyVariables.TryResolve(_template, new ContextScope(ContextKeys.Empty), out PatternText pattern);
            _parts = Cut(pattern);
        }
    }

    public override Truth Matches(string requestValue, ContextScope scope)
    {
        var parts = _parts;
        if (parts is null)
        {
            var resolved = PolicyVariables.TryResolve(_template, scope, out PatternText pattern);
            if (resolved != Truth.True)
            {
                return resolved;
            }

            parts = Cut(pattern);
        }

        return Matches(parts, requestValue).ToTruth();
    }

    private static bool Matches(WildcardPattern[] parts, ReadOnlySpan<char> arn)
    {
        if (parts is [{ MatchesEverything: true }])
        {
            return true;
        }

        Span<Range> ranges = stackalloc Range[PartCount];
        if (parts.Length != PartCount || arn.Split(ranges, ':') != PartCount)
        {
            return false;
        }

        for (var i = 0; i < PartCount; i++)
        {
            if (!parts[i].Matches(arn[ranges[i]]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>At the first five colons; those in the resource belong to it.</summary>
    private static WildcardPattern[] Cut(PatternText pattern)
    {
        var parts = new List<WildcardPattern>(PartCount);
        var characters = pattern.Characters;
        var kinds = pattern.Kinds;
        while (parts.Count < PartCount - 1 && characters.IndexOf(':') is >= 0 and var colon)
        {
            parts.Add(WildcardPattern.Create(characters[..colon], kinds[..colon]));
            characters = characters[(colon + 1)..];
            kinds = kinds[(colon + 1)..];
        }

        parts.Add(WildcardPattern.Create(characters, kinds));
        return [.. parts];
    }
}
