using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Simulator;

/// <summary>The policy simulator: what the policies would say to a request that nobody makes.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html and its sibling</remarks>
internal static class SimulationOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("SimulateCustomPolicy", Subjects.Everything, SimulateCustom),
        Operation.On("SimulatePrincipalPolicy", SimulatedPrincipal.TargetOf, SimulatePrincipal),
    ];

    private static OperationResult SimulateCustom(OperationCall call) => Simulate(call, principal: null);

    private static OperationResult SimulatePrincipal(OperationCall call) =>
        SimulatedPrincipal.Find(call, out var principal) is { } missing ? missing : Simulate(call, principal);

    private static OperationResult Simulate(OperationCall call, Identity? principal)
    {
        var caller = RequestPrincipal.Anonymous;
        AccountId? owner = null;
        SimulatedPolicy? resource = null;
        ImmutableArray<SimulatedPolicy> boundary = [];
        var refusal =
            SimulatedPolicies.Read(call, "PolicyInputList", out var given)
            ?? SimulatedPolicies.Read(call, "PermissionsBoundaryPolicyInputList", out boundary)
            ?? SimulatedPolicies.ReadResource(call, out resource)
            ?? ReadCaller(call, principal, out caller)
            ?? ReadOwner(call, out owner);
        if (refusal is not null)
        {
            return refusal;
        }

        var simulation = new Simulation
        {
            Caller = caller,
            Identity = principal is null ? given : [.. SimulatedPolicies.Of(call.State, principal), .. given],
            Boundary = call.Has("PermissionsBoundaryPolicyInputList") ? boundary : BoundaryOf(call, principal),
            Resource = resource,
            ResourceOwner = owner,
            ServiceControl =
                principal is not null && call.Lab.OrganizationOf(call.State.AccountId) is not null
                    ? OrganizationLevel.ServiceControl(call.Lab, call.State.AccountId)
                    : null,
            Context = ReadContext(call),
        };
        return Answer(call, simulation);
    }

    private static OperationResult Answer(OperationCall call, Simulation simulation)
    {
        var resources = call.Texts("ResourceArns").ToList();
        var questions =
            from action in call.Texts("ActionNames")
            from resource in resources.DefaultIfEmpty("*")
            select (Action: action, Resource: resource);
        // Markers remember the last item sent, and the same question may be asked twice: its number tells it.
        return call.Page(
            "EvaluationResults",
            questions.Index().Select(one => (Key: $"{one.Index:D8}", one.Item)),
            one => one.Key,
            one => SimulationJson.Write(simulation, one.Item.Action, one.Item.Resource, resources.Count > 0)
        );
    }

    /// <summary>A user who is simulated is also the caller; others need one where a resource's policy is asked.</summary>
    private static LabError? ReadCaller(OperationCall call, Identity? principal, out RequestPrincipal caller)
    {
        var arn = call.OptionalText("CallerArn") ?? (principal as User)?.Arn ?? (principal as Role)?.Arn;
        caller = RequestPrincipal.Parse(arn ?? call.State.Arn("user/simulated"));
        if (arn is null && call.Has("ResourcePolicy"))
        {
            return LabError.InvalidInput("A CallerArn is required where a ResourcePolicy is given.");
        }

        return caller.Form is PrincipalForm.User or PrincipalForm.Role or PrincipalForm.AssumedRole
            ? null
            : LabError.InvalidInput($"Invalid CallerArn: {arn}");
    }

    private static LabError? ReadOwner(OperationCall call, out AccountId? owner)
    {
        owner = null;
        if (call.OptionalText("ResourceOwner") is not { } text)
        {
            return null;
        }

        var id = Arn.TryParse(text, out var arn) ? arn.Account.ToString() : text;
        if (!AccountId.TryParse(id, out var found))
        {
            return LabError.InvalidInput($"Invalid ResourceOwner: {text}");
        }

        owner = found;
        return null;
    }

    private static ImmutableArray<SimulatedPolicy>? BoundaryOf(OperationCall call, Identity? principal) =>
        principal is not null && RequestPolicies.BoundaryOf(call.State, principal) is { } boundary
            ? [.. boundary.Select(policy => new SimulatedPolicy(policy.Content.Policy, "user-managed"))]
            : null;

    private static ContextKeys ReadContext(OperationCall call) =>
        new(
            call.Objects("ContextEntries")
                .Select(entry =>
                {
                    string[] values =
                    [
                        .. entry
                            .GetProperty("ContextKeyValues")
                            .EnumerateArray()
                            .Select(value => value.GetString() ?? ""),
                    ];
                    var isList = entry
                        .GetProperty("ContextKeyType")
                        .GetString()
                        ?.EndsWith("List", StringComparison.Ordinal);
                    return KeyValuePair.Create(
                        entry.GetProperty("ContextKeyName").GetString() ?? "",
                        isList is true ? ContextValue.List(values) : new ContextValue([.. values], IsMultivalued: false)
                    );
                })
                .DistinctBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
        );
}
