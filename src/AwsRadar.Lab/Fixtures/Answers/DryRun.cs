using System.Text.Json;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>What Amazon EC2 answers where only the permission is asked about.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html</remarks>
internal static class DryRun
{
    private const int PreconditionFailed = 412;

    /// <summary>Null for every other request.</summary>
    public static LabError? Answer(ServiceModel service, JsonElement input) =>
        service.Protocol is ServiceProtocol.Ec2Query
        && input.TryGetProperty("DryRun", out var flag)
        && flag.ValueKind is JsonValueKind.True
            ? new LabError(
                "DryRunOperation",
                PreconditionFailed,
                "Request would have succeeded, but DryRun flag is set."
            )
            {
                IsVerbatim = true,
            }
            : null;
}
