using System.Text.Json.Nodes;

namespace AwsRadar.Lab.Sts.Messages;

/// <summary>A denial as <c>DecodeAuthorizationMessage</c> tells it.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html</remarks>
internal static class AuthorizationMessage
{
    /// <param name="principal">The ARN of who was denied.</param>
    public static JsonObject Write(string principal, string action, string resource) =>
        new()
        {
            ["allowed"] = false,
            ["explicitDeny"] = false,
            ["matchedStatements"] = Items(),
            ["failures"] = Items(),
            ["context"] = new JsonObject
            {
                ["principal"] = new JsonObject { ["id"] = principal, ["arn"] = principal },
                ["action"] = action,
                ["resource"] = resource,
                ["conditions"] = Items(),
            },
        };

    private static JsonObject Items() => new() { ["items"] = new JsonArray() };
}
