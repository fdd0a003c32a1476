using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Customizations;

/// <summary>Route 53 answers with <c>/hostedzone/Z1</c> and wants to be asked with <c>Z1</c>: what one call returns fits the next.</summary>
/// <remarks>https://smithy.io/2.0/aws/customizations/route53-customizations.html</remarks>
internal static class HostedZoneIds
{
    public static JsonElement Complete(OperationModel operation, JsonElement input)
    {
        foreach (var member in operation.Input?.Members ?? [])
        {
            var isId = member.Shape.Name is "ResourceId" or "DelegationSetId" or "ChangeId";
            if (isId && input.TextOf(member.Name) is { } id && id.Contains('/', StringComparison.Ordinal))
            {
                input = input.WithText(member.Name, id[(id.LastIndexOf('/') + 1)..]);
            }
        }

        return input;
    }
}
