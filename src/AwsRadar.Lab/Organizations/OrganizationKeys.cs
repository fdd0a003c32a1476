using System.Text.Json;
using AwsRadar.Core.Conditions;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Organizations;

/// <summary>The context keys of Organizations.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html#awsorganizations-policy-keys</remarks>
internal static class OrganizationKeys
{
    private static readonly string[] TypeMembers = ["Type", "PolicyType", "Filter"];

    public static IEnumerable<KeyValuePair<string, ContextValue>> Of(OperationCall call)
    {
        if (PolicyType(call) is { } type)
        {
            yield return new("organizations:PolicyType", type);
        }

        if (call.OptionalText("ServicePrincipal") is { } service)
        {
            yield return new("organizations:ServicePrincipal", service);
        }
    }

    /// <summary>The type of the policy that the input names, or the type that it names itself.</summary>
    private static string? PolicyType(OperationCall call) =>
        call.OptionalText("PolicyId") is { } id
            ? call.Lab.OrganizationOf(call.State.AccountId)?.FindPolicy(id)?.Type
            : TypeMembers
                .Where(member =>
                    call.Input.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String
                )
                .Select(call.OptionalText)
                .FirstOrDefault();
}
