using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Policies;

/// <summary>To whom a managed policy is attached. One marker pages users, groups and roles together.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html</remarks>
internal static class PolicyEntityOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [Operation.On("ListEntitiesForPolicy", Subjects.Policy, List)];

    private static OperationResult List(OperationCall call, ManagedPolicy policy)
    {
        var entities = call.BelowPath(call.State.Identities)
            .Where(identity => IsAskedFor(call, identity) && Uses(call, identity, policy.Arn))
            .OrderBy(Position, StringComparer.OrdinalIgnoreCase);
        if (call.Cut(entities, Position, out var page) is { } error)
        {
            return error;
        }

        var output = new JsonObject();
        foreach (var kind in (string[])["Group", "User", "Role"])
        {
            output[$"Policy{kind}s"] = new JsonArray([.. OfKind(page, kind).Select(Write)]);
        }

        return page.AddTo(output);
    }

    private static IEnumerable<Identity> OfKind(Page<Identity> page, string kind) =>
        page.Items.Where(identity => identity.Kind.Equals(kind, StringComparison.Ordinal));

    private static bool IsAskedFor(OperationCall call, Identity identity) =>
        call.OptionalText("EntityFilter") is not { } filter || filter.Equals(identity.Kind, StringComparison.Ordinal);

    private static bool Uses(OperationCall call, Identity identity, string arn)
    {
        var attached = identity.AttachedPolicies.Contains(arn, StringComparer.Ordinal);
        var bounded = arn.Equals(identity.PermissionsBoundary, StringComparison.Ordinal);
        return call.OptionalText("PolicyUsageFilter") switch
        {
            "PermissionsPolicy" => attached,
            "PermissionsBoundary" => bounded,
            _ => attached || bounded,
        };
    }

    private static string Position(Identity identity) => $"{identity.Kind} {identity.Name}";

    private static JsonObject Write(Identity identity) =>
        new() { [$"{identity.Kind}Name"] = identity.Name, [$"{identity.Kind}Id"] = identity.Id };
}
