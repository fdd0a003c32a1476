using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Policies;

/// <summary>The versions of managed policies: up to five, one of them in force.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html</remarks>
internal static class PolicyVersionOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreatePolicyVersion", Subjects.Policy, Create),
        Operation.On("GetPolicyVersion", Subjects.Policy, Get),
        Operation.On("ListPolicyVersions", Subjects.Policy, List),
        Operation.On("SetDefaultPolicyVersion", Subjects.Policy, SetDefault),
        Operation.On("DeletePolicyVersion", Subjects.Policy, Delete),
    ];

    private static OperationResult Create(OperationCall call, ManagedPolicy policy)
    {
        if (policy.IsAwsManaged)
        {
            return ManagedPolicies.NotYours(policy);
        }

        var content = new PolicyContent(policy.Name, call.Text("PolicyDocument"));
        if (PolicyOperations.CheckDocument(content) is { } error)
        {
            return error;
        }

        if (policy.Versions.Length >= ManagedPolicy.MaxVersions)
        {
            return LabError.LimitExceeded(
                $"A managed policy can have up to {ManagedPolicy.MaxVersions} versions. Before you create a new "
                    + "version, you must delete an existing version."
            );
        }

        var number = policy.LastVersionNumber + 1;
        var version = new PolicyVersion($"v{number}", content, call.Now);
        var changed = policy with
        {
            Versions = policy.Versions.Add(version),
            DefaultVersionId = call.Flag("SetAsDefault") ? version.Id : policy.DefaultVersionId,
            LastVersionNumber = number,
            UpdatedAt = call.Now,
        };
        var shown = PolicyJson.Version(changed, version);
        return call.State.With(changed).Answer(new JsonObject { ["PolicyVersion"] = shown });
    }

    private static OperationResult Get(OperationCall call, ManagedPolicy policy) =>
        Find(call, policy) is { } version
            ? new JsonObject { ["PolicyVersion"] = PolicyJson.VersionWithDocument(policy, version) }
            : Missing(call, policy);

    /// <summary>Newest first.</summary>
    private static OperationResult List(OperationCall call, ManagedPolicy policy) =>
        call.Page(
            "Versions",
            policy.Versions.Reverse(),
            version => Position(policy, version),
            version => PolicyJson.Version(policy, version)
        );

    private static OperationResult SetDefault(OperationCall call, ManagedPolicy policy)
    {
        if (policy.IsAwsManaged)
        {
            return ManagedPolicies.NotYours(policy);
        }

        return Find(call, policy) is { } version
            ? call.State.With(policy with { DefaultVersionId = version.Id, UpdatedAt = call.Now })
            : Missing(call, policy);
    }

    private static OperationResult Delete(OperationCall call, ManagedPolicy policy)
    {
        if (policy.IsAwsManaged)
        {
            return ManagedPolicies.NotYours(policy);
        }

        if (Find(call, policy) is not { } version)
        {
            return Missing(call, policy);
        }

        return version == policy.DefaultVersion
            ? new LabError("DeleteConflict", 409, "Cannot delete the default version of a policy.")
            : call.State.With(policy with { Versions = policy.Versions.Remove(version), UpdatedAt = call.Now });
    }

    private static PolicyVersion? Find(OperationCall call, ManagedPolicy policy) =>
        policy.Versions.FirstOrDefault(version => version.Id.Equals(call.Text("VersionId"), StringComparison.Ordinal));

    private static LabError Missing(OperationCall call, ManagedPolicy policy) =>
        LabError.NoSuchEntity(
            $"Policy {policy.Arn} version {call.Text("VersionId")} does not exist or is not attachable."
        );

    /// <summary>One digit counts them: there are five versions at most, whatever their numbers.</summary>
    private static string Position(ManagedPolicy policy, PolicyVersion version) =>
        $"{policy.Versions.Length - policy.Versions.IndexOf(version)}";
}
