using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>The resource of a call to API Gateway: the path that is called, behind the ARN of no account.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/security_iam_service-with-iam.html</remarks>
internal static class ApiGatewayPath
{
    /// <summary>The prefix of its actions.</summary>
    public const string Service = "apigateway";

    // The second API's paths begin with its version, which its ARNs do not have.
    private const string SecondVersion = "/v2/";

    public static string ArnOf(OperationModel operation, JsonElement input, FixtureScope scope)
    {
        var path = operation.RequestUri.Split('?')[0];
        foreach (var label in operation.Input?.Members.Where(member => member.Location is MemberLocation.Uri) ?? [])
        {
            var value = input.TryGetProperty(label.Name, out var text) ? text.ToString() : "*";
            path = path.Replace($"{{{label.LocationName ?? label.Name}}}", value, StringComparison.Ordinal);
        }

        var resource = path.StartsWith(SecondVersion, StringComparison.Ordinal)
            ? path[(SecondVersion.Length - 1)..]
            : path;
        return $"arn:{scope.Partition.Id}:{Service}:{scope.Region}::{resource}";
    }
}
