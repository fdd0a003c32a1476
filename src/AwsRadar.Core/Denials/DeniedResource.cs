using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Core.Denials;

/// <summary>What an Allow must name so that it covers the resource of a denial.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns</remarks>
internal static class DeniedResource
{
    /// <summary>IAM names its entities by kind and name, without the path that stands in their ARNs.</summary>
    private static readonly (string Word, string Type)[] Kinds =
    [
        ("user ", "user"),
        ("role ", "role"),
        ("group ", "group"),
        ("instance profile ", "instance-profile"),
    ];

    private const string Policy = "policy ";

    public static IEnumerable<Permission> Missing(string action, Denial denial)
    {
        var resource = denial.Resource;
        if (resource is null)
        {
            return [Permission.On(action, resource: null)];
        }

        if (resource.StartsWith(Policy, StringComparison.Ordinal))
        {
            return [Permission.On(action, resource[Policy.Length..])];
        }

        var entity = Entity(resource, denial.Principal);
        return entity.IsEmpty
            ? [Permission.On(action, resource)]
            : entity.Select(pattern => Permission.OnPattern(action, pattern)).Distinct();
    }

    /// <summary>The entity of that name under any path; names are unique, so that this is the one.</summary>
    private static ImmutableArray<string> Entity(string resource, string? principal)
    {
        foreach (var (word, type) in Kinds)
        {
            if (
                resource.StartsWith(word, StringComparison.Ordinal)
                && principal is not null
                && RequestPrincipal.Parse(principal) is { Account: { } account, Arn: var arn }
            )
            {
                var (start, name) = ($"arn:{arn.Partition}:iam::{account}:{type}/", resource[word.Length..]);
                return name.AsSpan().ContainsAny("*?$/ ") ? [] : [start + name, $"{start}*/{name}"];
            }
        }

        return [];
    }
}
