using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Reference;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Iam.Simulator;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam.AccessAdvisor;

/// <summary>By which of its policies somebody may use a service.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPoliciesGrantingServiceAccess.html</remarks>
internal static class GrantingPolicyOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [Operation.On("ListPoliciesGrantingServiceAccess", AccessSubject.TargetOf, List)];

    private static OperationResult List(OperationCall call)
    {
        if (AccessSubject.Find(call, out var subject) is { } error)
        {
            return error;
        }

        if (SimulatedPrincipal.FindBy(call.State, call.Text("Arn")) is null)
        {
            return LabError.InvalidInput($"The ARN {call.Text("Arn")} is not that of a user, group or role.");
        }

        if (call.Texts("ServiceNamespaces").FirstOrDefault(name => !ActionCatalog.TryOpen(name, out _)) is { } unknown)
        {
            return LabError.InvalidInput($"Invalid service namespace: {unknown}");
        }

        return call.Page(
            "PoliciesGrantingServiceAccess",
            call.Texts("ServiceNamespaces").Index().Select(one => (Key: $"{one.Index:D8}", Service: one.Item)),
            one => one.Key,
            one => new JsonObject
            {
                ["ServiceNamespace"] = one.Service,
                ["Policies"] = new JsonArray([
                    .. subject!
                        .Policies.Where(held => GrantedServices.Allows(held.Content.Policy.Document, one.Service))
                        .Select(Write),
                ]),
            }
        );
    }

    private static JsonObject Write(HeldPolicy held) =>
        held.Managed is { } managed
            ? new JsonObject
            {
                ["PolicyName"] = held.Name,
                ["PolicyType"] = "MANAGED",
                ["PolicyArn"] = managed.Arn,
            }
            : new JsonObject
            {
                ["PolicyName"] = held.Name,
                ["PolicyType"] = "INLINE",
                ["EntityType"] = held.Holder.Kind.ToUpperInvariant(),
                ["EntityName"] = held.Holder.Name,
            };
}
