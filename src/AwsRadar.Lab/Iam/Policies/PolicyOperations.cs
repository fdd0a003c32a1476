using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Policies;

/// <summary>Managed policies themselves.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html and its siblings</remarks>
internal static class PolicyOperations
{
    private const int MaxPolicyCharacters = 6144;

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreatePolicy", NewPolicy, Create).AndTags("Policy"),
        Operation.On("GetPolicy", Subjects.Policy, Get),
        Operation.On("ListPolicies", BelowPath, List),
        Operation.On("DeletePolicy", Subjects.Policy, Delete),
    ];

    /// <summary>Why a managed policy's document is refused, or null.</summary>
    public static LabError? CheckDocument(PolicyContent content) =>
        PolicyInput.Check(content)
        ?? (
            content.CountedCharacters > MaxPolicyCharacters
                ? LabError.QuotaExceeded("PolicySize", MaxPolicyCharacters)
                : null
        );

    private static OperationResult Create(OperationCall call)
    {
        var name = call.Text("PolicyName");
        if (call.State.Policies.ContainsKey(name))
        {
            return LabError.AlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.");
        }

        var content = new PolicyContent(name, call.Text("PolicyDocument"));
        var refusal =
            CheckDocument(content)
            ?? TagInput.Check(call)
            ?? AccountQuotas.Check("PoliciesPerAccount", call.State.Policies.Count, AccountQuotas.Policies);
        if (refusal is not null)
        {
            return refusal;
        }

        var policy = new ManagedPolicy
        {
            Arn = call.State.Arn($"policy{call.Path}{name}"),
            Id = UniqueId.Create(UniqueId.ManagedPolicy),
            Name = name,
            Path = call.Path,
            Description = call.OptionalText("Description"),
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
            Versions = [new PolicyVersion("v1", content, call.Now)],
            DefaultVersionId = "v1",
            LastVersionNumber = 1,
            Tags = TagInput.Read(call),
        };
        var shown = PolicyJson.Summary(policy, default).AddTags(policy.Tags);
        return call.State.With(policy).Answer(new JsonObject { ["Policy"] = shown });
    }

    private static OperationResult Get(OperationCall call, ManagedPolicy policy) =>
        new JsonObject { ["Policy"] = PolicyJson.Detail(policy, PolicyUse.Of(call.State, policy)) };

    private static OperationResult List(OperationCall call)
    {
        var uses = PolicyUse.OfAll(call.State);
        var policies = call.BelowPath(InScope(call), policy => policy.Path)
            .Where(policy => IsAskedFor(call, uses.GetValueOrDefault(policy.Arn)))
            .OrderBy(policy => policy.Arn, StringComparer.OrdinalIgnoreCase);
        return call.Page(
            "Policies",
            policies,
            policy => policy.Arn,
            policy => PolicyJson.Summary(policy, uses.GetValueOrDefault(policy.Arn))
        );
    }

    private static IEnumerable<ManagedPolicy> InScope(OperationCall call) =>
        call.OptionalText("Scope") switch
        {
            "Local" => call.State.Policies.Values,
            "AWS" => ManagedPolicies.AwsManaged(call.State),
            _ => call.State.Policies.Values.Concat(ManagedPolicies.AwsManaged(call.State)),
        };

    private static bool IsAskedFor(OperationCall call, PolicyUse use) =>
        (!call.Flag("OnlyAttached") || use.Attachments > 0)
        && call.OptionalText("PolicyUsageFilter") switch
        {
            "PermissionsPolicy" => use.Attachments > 0,
            "PermissionsBoundary" => use.Boundaries > 0,
            _ => true,
        };

    private static OperationResult Delete(OperationCall call, ManagedPolicy policy)
    {
        if (policy.IsAwsManaged)
        {
            return ManagedPolicies.NotYours(policy);
        }

        if (PolicyUse.Of(call.State, policy) != default)
        {
            return new LabError("DeleteConflict", 409, "Cannot delete a policy attached to entities.");
        }

        return policy.Versions.Length > 1
            ? new LabError(
                "DeleteConflict",
                409,
                "This policy has more than one version. Before you delete a policy, you must delete the policy's "
                    + "versions. The default version is deleted with the policy."
            )
            : call.State with
            {
                Policies = call.State.Policies.Remove(policy.Name),
            };
    }

    private static Target NewPolicy(OperationCall call) =>
        Subjects.New("policy", "PolicyName")(call) with
        {
            Text = $"policy {call.Text("PolicyName")}",
        };

    private static Target BelowPath(OperationCall call) =>
        Subjects.Listing("policy")(call) with
        {
            Text = $"policy path {call.OptionalText("PathPrefix") ?? "/"}",
        };
}
