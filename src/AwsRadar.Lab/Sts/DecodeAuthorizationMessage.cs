using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Sts.Messages;

namespace AwsRadar.Lab.Sts;

/// <summary>What an encoded authorization message says.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html</remarks>
internal static class DecodeAuthorizationMessage
{
    public static Operation Operation { get; } =
        Operations.Operation.On("DecodeAuthorizationMessage", Subjects.Everything, Decode);

    private static OperationResult Decode(OperationCall call) =>
        AuthorizationMessages.Decode(call.Text("EncodedMessage")) is { } message
            ? new JsonObject { ["DecodedMessage"] = message }
            : new LabError("InvalidAuthorizationMessageException", 400, "Message is not valid");
}
