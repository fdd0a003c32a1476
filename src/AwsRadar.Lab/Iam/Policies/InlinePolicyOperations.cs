using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Policies;

/// <summary>The policies that are part of a user, group or role.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html and its siblings</remarks>
internal static class InlinePolicyOperations
{
    public static ImmutableArray<Operation> All { get; } = [.. For("User"), .. For("Group"), .. For("Role")];

    private static IEnumerable<Operation> For(string kind) =>
        [
            Operation.On($"Put{kind}Policy", Subjects.Identity(kind), Put),
            Operation.On($"Get{kind}Policy", Subjects.Identity(kind), Get),
            Operation.On($"List{kind}Policies", Subjects.Identity(kind), List),
            Operation.On($"Delete{kind}Policy", Subjects.Identity(kind), Delete),
        ];

    private static OperationResult Put(OperationCall call, Identity identity)
    {
        var name = call.Text("PolicyName");
        var content = new PolicyContent(name, call.Text("PolicyDocument"));
        if (PolicyInput.Check(content) is { } error)
        {
            return error;
        }

        var policies = identity.InlinePolicies.SetItem(name, content);
        var limit = MaxCharacters(identity);
        return policies.Values.Sum(policy => policy.CountedCharacters) > limit
            ? LabError.LimitExceeded(
                $"Maximum policy size of {limit} bytes exceeded for {Word(identity)} {identity.Name}"
            )
            : call.State.With(identity with { InlinePolicies = policies });
    }

    private static OperationResult Get(OperationCall call, Identity identity) =>
        identity.InlinePolicies.TryGetValue(call.Text("PolicyName"), out var policy)
            ? new JsonObject
            {
                [$"{identity.Kind}Name"] = identity.Name,
                ["PolicyName"] = call.Text("PolicyName"),
                ["PolicyDocument"] = policy.Encoded,
            }
            : Missing(call, identity);

    private static OperationResult List(OperationCall call, Identity identity) =>
        call.Page("PolicyNames", identity.InlinePolicies.Keys, name => name, name => name);

    private static OperationResult Delete(OperationCall call, Identity identity) =>
        identity.InlinePolicies.ContainsKey(call.Text("PolicyName"))
            ? call.State.With(
                identity with
                {
                    InlinePolicies = identity.InlinePolicies.Remove(call.Text("PolicyName")),
                }
            )
            : Missing(call, identity);

    private static LabError Missing(OperationCall call, Identity identity) =>
        LabError.NotFound($"{Word(identity)} policy", call.Text("PolicyName"));

    /// <summary>Of all inline policies together, white space not counted.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length</remarks>
    private static int MaxCharacters(Identity identity) =>
        identity switch
        {
            User => 2048,
            Group => 5120,
            _ => 10240,
        };

    private static string Word(Identity identity) =>
        identity switch
        {
            User => "user",
            Group => "group",
            _ => "role",
        };
}
