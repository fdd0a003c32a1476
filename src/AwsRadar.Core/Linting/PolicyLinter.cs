using System.Collections.Immutable;
using System.Text;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// Reads a policy and reports, besides what the parser finds, what AWS saves and what is unlikely to do what it says:
/// actions, condition keys and resources that AWS's service authorization reference does not know, and repetition.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
public static class PolicyLinter
{
    /// <summary>AWS takes no longer policy (RAD0116), so that nothing more needs to be said about one.</summary>
    private const int MaxCharacters = 131_072;

    private static readonly ImmutableArray<ILintRule> Rules =
    [
        new UnknownActionRule(),
        new VariablePlaceRule(),
        new UnknownConditionKeyRule(),
        new UnsupportedConditionKeyRule(),
        new DeprecatedConditionKeyRule(),
        new TagKeyRule(),
        new TagSupportRule(),
        new IrrelevantKeyRule(),
        new OperatorTypeRule(),
        new OperatorUseRule(),
        new SetOperatorRule(),
        new ConditionValueRule(),
        new IdentifierValueRule(),
        new RegionValueRule(),
        new PrivateAddressRule(),
        new NetworkAddressRule(),
        new ArnShapeRule(),
        new ResourceTypeRule(),
        new PassRoleRule(),
        new ServiceLinkedRoleRule(),
        new SensitiveKeyRule(),
        new PairedKeyRule(),
        new S3PrefixRule(),
        new ServicePrincipalRule(),
        new FederationRule(),
        new TrustActionRule(),
        new ResourceControlRule(),
        new RedundantActionRule(),
        new RedundantResourceRule(),
        new RedundantStatementRule(),
        new RedundantValueRule(),
        new RedundantSessionRule(),
        new ConstantConditionRule(),
        new HolderSizeRule(),
    ];

    /// <summary>Reads and checks a policy from text.</summary>
    public static ParsedPolicy Lint(string text, PolicyType type) => Complete(PolicyParser.Parse(text, type), text);

    /// <summary>Reads and checks a policy from UTF-8 bytes, as a file holds it.</summary>
    public static ParsedPolicy Lint(ReadOnlySpan<byte> utf8, PolicyType type) =>
        Complete(
            PolicyParser.Parse(utf8, type),
            utf8.Length > MaxCharacters * 2 ? null : Encoding.UTF8.GetString(utf8)
        );

    private static ParsedPolicy Complete(ParsedPolicy parsed, string? text)
    {
        if (text is null || text.Length > MaxCharacters || parsed.Document.Statements.IsEmpty)
        {
            return parsed;
        }

        var policy = new LintedPolicy(parsed.Document, text);
        var found = Rules.SelectMany(rule => rule.Check(policy));
        return parsed with
        {
            // Equal places keep the order of discovery: the parser's diagnostics before advice.
            Diagnostics = [.. parsed.Diagnostics.Concat(found).OrderBy(diagnostic => diagnostic.Span.Start.Offset)],
        };
    }
}
