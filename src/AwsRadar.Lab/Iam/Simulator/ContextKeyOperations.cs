using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Conditions;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam.Simulator;

/// <summary>Which context keys policies depend on: what a simulation needs to be told.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html and its sibling</remarks>
internal static class ContextKeyOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("GetContextKeysForCustomPolicy", Subjects.Everything, OfCustom),
        Operation.On("GetContextKeysForPrincipalPolicy", SimulatedPrincipal.TargetOf, OfPrincipal),
    ];

    private static OperationResult OfCustom(OperationCall call) =>
        SimulatedPolicies.Read(call, "PolicyInputList", out var given) is { } error ? error : Answer(given);

    private static OperationResult OfPrincipal(OperationCall call)
    {
        if (SimulatedPrincipal.Find(call, out var principal) is { } missing)
        {
            return missing;
        }

        return SimulatedPolicies.Read(call, "PolicyInputList", out var given) is { } error
            ? error
            : Answer([.. SimulatedPolicies.Of(call.State, principal!), .. given]);
    }

    private static OperationResult Answer(IEnumerable<SimulatedPolicy> policies) =>
        new JsonObject
        {
            ["ContextKeyNames"] = JsonShapes.Texts(
                policies
                    .SelectMany(policy => ReferencedKeys.Of(policy.Policy.Document))
                    .ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase)
            ),
        };
}
