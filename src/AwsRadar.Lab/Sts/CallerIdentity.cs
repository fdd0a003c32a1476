using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Sts;

/// <summary>Who am I. It needs no permission, and not even an explicit deny keeps anybody from it.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html</remarks>
internal static class CallerIdentity
{
    public static Operation Operation { get; } =
        new()
        {
            Name = "GetCallerIdentity",
            Target = null,
            Handle = Get,
        };

    private static OperationResult Get(OperationCall call) =>
        new JsonObject
        {
            ["UserId"] = call.Caller.UserId,
            ["Account"] = call.State.AccountId.ToString(),
            ["Arn"] = call.Caller.Arn,
        };
}
