using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Sts;

/// <summary>Which account an access key belongs to, in use or not.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html</remarks>
internal static class AccessKeyInfo
{
    public static Operation Operation { get; } = Operations.Operation.On("GetAccessKeyInfo", Subjects.Everything, Get);

    private static OperationResult Get(OperationCall call)
    {
        var id = call.Text("AccessKeyId");
        return call.Lab.OwnerOfKey(id) is { } owner
            ? new JsonObject { ["Account"] = owner.AccountId.ToString() }
            : LabError.Validation($"{id} is no access key of an account.");
    }
}
