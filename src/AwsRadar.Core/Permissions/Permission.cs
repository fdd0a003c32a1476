using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Permissions;

/// <summary>An action and what a policy must allow it on.</summary>
/// <param name="Resource">As the <c>Resource</c> element writes it: an ARN, or <c>*</c>.</param>
public sealed record Permission(string Action, string Resource = Permission.Everything)
{
    public const string Everything = "*";

    /// <summary>
    /// The permission on one resource of a request, or on all where the action cannot be limited to it. In what is not a
    /// wildcard on purpose, wildcards and variables lose their meaning.
    /// </summary>
    /// <param name="resource">As AWS names it; null where it names none.</param>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars</remarks>
    public static Permission On(string action, string? resource) =>
        resource is null or Everything || !Arn.TryParse(resource, out _) || !CanBeLimitedTo(action, resource)
            ? new Permission(action)
            : new Permission(action, Literal(resource));

    /// <summary>The same for a resource whose wildcards are meant.</summary>
    public static Permission OnPattern(string action, string pattern) =>
        CanBeLimitedTo(action, pattern) ? new Permission(action, pattern) : new Permission(action);

    private static bool CanBeLimitedTo(string fullName, string resource) =>
        !ActionCatalog.TryFind(fullName, out var action)
        || action.ResourceTypes.Any(type =>
            ActionCatalog.TryOpen(action.Service, out var service)
            && service.TryGetResourceType(type.Name, out var known)
            && known.ArnPatterns.Any(pattern =>
                WildcardPattern.Parse(ArnTemplate.Parse(pattern).Fill(_ => Everything)).Matches(resource)
            )
        );

    private static string Literal(string resource) =>
        resource
            .Replace("$", "${$}", StringComparison.Ordinal)
            .Replace("*", "${*}", StringComparison.Ordinal)
            .Replace("?", "${?}", StringComparison.Ordinal);
}
