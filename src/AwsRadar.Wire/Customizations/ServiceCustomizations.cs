using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Customizations;

/// <summary>
/// What AWS's own clients do to a call beyond what the models say. A client lets an input through here before a protocol
/// writes the request; a server does not, as it reads what is on the wire.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/customizations/index.html</remarks>
public static class ServiceCustomizations
{
    /// <summary>The input as AWS's clients send it; the input itself for most operations.</summary>
    /// <param name="input">An object; default for none. What does not fit the model is left for the check of parameters.</param>
    public static JsonElement CompleteInput(ServiceModel service, OperationModel operation, JsonElement input) =>
        (service.Name, operation.Name) switch
        {
            ("glacier", _) => VaultOwner.Complete(operation, input),
            ("route53", _) => HostedZoneIds.Complete(operation, input),
            ("s3", _) => CustomerKeys.Complete(CopySources.Complete(ChecksumModes.Complete(operation, input))),
            ("ec2", "RunInstances") or ("autoscaling", "CreateLaunchConfiguration") => UserData.Complete(input),
            _ => input,
        };
}
