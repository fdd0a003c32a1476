using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Simulator;

/// <summary>A policy in a simulation, under the name and kind that the answer tells.</summary>
/// <param name="Kind">A value of the API's <c>PolicySourceType</c>: <c>user</c>, <c>aws-managed</c>, <c>none</c>.</param>
internal sealed record SimulatedPolicy(NamedPolicy Policy, string Kind);

/// <summary>The policies of a simulation.</summary>
internal static class SimulatedPolicies
{
    /// <summary>Those in a member of the input, named as AWS names them: <c>PolicyInputList.1</c>.</summary>
    /// <returns>Why one of them is refused, or null.</returns>
    public static LabError? Read(OperationCall call, string member, out ImmutableArray<SimulatedPolicy> policies)
    {
        var type = member is "PolicyInputList" ? PolicyType.Identity : PolicyType.PermissionsBoundary;
        policies = [];
        foreach (var (index, text) in call.Texts(member).Index())
        {
            var content = new PolicyContent($"{member}.{index + 1}", text, type);
            if (content.FirstError is { } error)
            {
                return LabError.InvalidInput($"{content.Policy.Name}: {error.Message}");
            }

            policies = policies.Add(new SimulatedPolicy(content.Policy, "none"));
        }

        return null;
    }

    /// <summary>The resource's policy in the input; null when there is none.</summary>
    public static LabError? ReadResource(OperationCall call, out SimulatedPolicy? policy)
    {
        policy = null;
        if (call.OptionalText("ResourcePolicy") is not { } text)
        {
            return null;
        }

        var content = new PolicyContent("ResourcePolicy", text, PolicyType.Resource);
        policy = new SimulatedPolicy(content.Policy, "resource");
        return content.FirstError is { } error ? LabError.InvalidInput($"ResourcePolicy: {error.Message}") : null;
    }

    /// <summary>Those that a user, with its groups, a group or a role has.</summary>
    public static ImmutableArray<SimulatedPolicy> Of(AccountState state, Identity identity) =>
        [
            .. IdentityPolicies
                .Of(state, identity)
                .Policies.Select(held => new SimulatedPolicy(held.Content.Policy, KindOf(held))),
        ];

    private static string KindOf(HeldPolicy held) =>
        held.Managed switch
        {
            null => held.Holder.Kind.ToLowerInvariant(),
            { IsAwsManaged: true } => "aws-managed",
            _ => "user-managed",
        };
}
