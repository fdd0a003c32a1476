using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Lab.Iam.AccessAdvisor;

/// <summary>Which services policies allow something of. Conditions and resources are not looked at, as AWS does not.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html</remarks>
internal static class GrantedServices
{
    /// <summary>The prefixes of the services, in order.</summary>
    public static ImmutableArray<string> Of(IReadOnlyList<PolicyDocument> policies) =>
        [.. ActionCatalog.Prefixes.Where(prefix => policies.Any(policy => Allows(policy, prefix)))];

    public static bool Allows(PolicyDocument policy, string prefix) =>
        policy.Statements.Any(statement =>
            statement.Effect is Effect.Allow && statement.IsReadable && IsAbout(statement.Action, prefix)
        );

    private static bool IsAbout(ActionElement element, string prefix)
    {
        var patterns = element.Patterns.Select(pattern => pattern.Value).ToList();
        if (!element.IsNot)
        {
            return patterns.Exists(pattern => Reaches(pattern, prefix));
        }

        // All but the named actions: nothing of the service is left only where its whole is named.
        return !patterns.Exists(pattern => pattern is "*" || IsWhole(pattern, prefix));
    }

    private static bool Reaches(string pattern, string prefix)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return pattern is "*";
        }

        return Matches(pattern[..colon], prefix)
            && (
                pattern.EndsWith(":*", StringComparison.Ordinal)
                || ActionCatalog.Expand($"{prefix}{pattern[colon..]}").Any()
            );
    }

    private static bool IsWhole(string pattern, string prefix) =>
        pattern.EndsWith(":*", StringComparison.Ordinal) && Matches(pattern[..^2], prefix);

    private static bool Matches(string pattern, string prefix) =>
        WildcardPattern.Parse(pattern.ToLowerInvariant()).Matches(prefix);
}
