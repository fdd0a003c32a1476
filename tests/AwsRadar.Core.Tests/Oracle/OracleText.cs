using System.Collections.Immutable;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>A value of a policy, character by character, with its policy variables replaced.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
/// <param name="Written">As it stands in the policy, for the operators that know no variables.</param>
/// <param name="HasValue">False: a variable has no value, so that nothing equals the text. Null: not known.</param>
internal sealed record OracleText(string Written, ImmutableArray<OracleToken> Tokens, bool? HasValue)
{
    /// <summary>The text as it is compared by operators that know no wildcards.</summary>
    public string Plain => string.Concat(Tokens.Select(token => token.Character));

    /// <summary>Nothing matches a text without value; what matches one that is not known is not known either.</summary>
    public bool? Matched(bool isMatch) => HasValue is null ? null : HasValue & isMatch;

    public static OracleText Read(PolicyString value, PolicyLanguageVersion version, ContextKeys context)
    {
        var text = value.Value;
        var tokens = ImmutableArray.CreateBuilder<OracleToken>();
        bool? hasValue = true;
        for (var i = 0; i < text.Length; i++)
        {
            var isVariable =
                version == PolicyLanguageVersion.V2012 && text.IndexOf("${", i, StringComparison.Ordinal) == i;
            if (!isVariable)
            {
                tokens.Add(OracleToken.OfPattern(text[i]));
                continue;
            }

            var end = text.IndexOf('}', i);
            if (end < 0)
            {
                return new OracleText(text, [], HasValue: null);
            }

            hasValue &= Replace(text[(i + 2)..end].Trim(), context, tokens);
            i = end;
        }

        return new OracleText(text, tokens.ToImmutable(), hasValue);
    }

    private static bool? Replace(string content, ContextKeys context, ImmutableArray<OracleToken>.Builder tokens)
    {
        if (content is "*" or "?" or "$")
        {
            tokens.Add(OracleToken.Literal(content[0]));
            return true;
        }

        var parts = content.Split(',', 2);
        var key = parts[0].TrimEnd();
        var fallback = parts.Length == 2 ? parts[1].Trim() : null;
        if (key.Length == 0 || fallback is not (null or ['\'', .., '\'']))
        {
            return null;
        }

        if (context.TryGet(key, out var value))
        {
            // A multivalued key cannot be a variable.
            tokens.AddRange(value.Values.FirstOrDefault("").Select(OracleToken.Literal));
            return !value.IsMultivalued;
        }

        tokens.AddRange((fallback is null ? "" : fallback[1..^1]).Select(OracleToken.Literal));
        return !context.IsComplete ? null : fallback is not null;
    }
}

/// <summary>One character of a pattern.</summary>
internal readonly record struct OracleToken(char Character, OracleTokenKind Kind)
{
    public static OracleToken Literal(char character) => new(character, OracleTokenKind.Literal);

    public static OracleToken OfPattern(char character) =>
        character switch
        {
            '*' => new(character, OracleTokenKind.AnyRun),
            '?' => new(character, OracleTokenKind.AnyOne),
            _ => Literal(character),
        };
}

internal enum OracleTokenKind
{
    Literal,
    AnyOne,
    AnyRun,
}
