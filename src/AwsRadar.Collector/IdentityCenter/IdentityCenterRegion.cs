using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.IdentityCenter;

/// <summary>The one region in which an organization has IAM Identity Center: the roles that it has made in an account tell it.</summary>
/// <remarks>https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html</remarks>
internal static class IdentityCenterRegion
{
    private const string RolePath = "/aws-reserved/sso.amazonaws.com/";

    /// <summary>Where it is if a role's path does not name the region.</summary>
    private const string Unnamed = "us-east-1";

    /// <summary>Null: the account has no such role, or roles from several regions.</summary>
    public static string? Of(IEnumerable<Role> roles)
    {
        string[] regions =
        [
            .. roles
                .Where(role => role.Path.StartsWith(RolePath, StringComparison.Ordinal))
                .Select(role => role.Path[RolePath.Length..].TrimEnd('/'))
                .Select(region => region.Length == 0 ? Unnamed : region)
                .Distinct(StringComparer.Ordinal)
                .Take(2),
        ];
        return regions is [var only] && IsRegion(only) ? only : null;
    }

    /// <summary>A path is text of the account, and becomes part of a host's name.</summary>
    private static bool IsRegion(string text) =>
        text.Length <= 32
        && text.All(character =>
            char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-'
        );
}
