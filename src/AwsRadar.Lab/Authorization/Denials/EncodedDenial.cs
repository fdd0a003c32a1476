using AwsRadar.Core.Reference;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Sts.Messages;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Authorization.Denials;

/// <summary>
/// How Amazon EC2 tells why: in a message that only those can read who may call <c>sts:DecodeAuthorizationMessage</c>. AWS does
/// not publish which of its operations do so; here it is those that do more than read.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshoot-iam.html,
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
/// </remarks>
internal static class EncodedDenial
{
    private const string Intro = "Encoded authorization failure message: ";

    public static bool IsOf(ServiceModel service, string action) =>
        service.Protocol is ServiceProtocol.Ec2Query
        && ActionCatalog.TryFind(action, out var known)
        && known.AccessLevel is not (AccessLevel.List or AccessLevel.Read);

    /// <summary>The error, whose text ends with the message.</summary>
    public static LabError Add(OperationCall call, Operation operation, PermissionDetails denied, LabError error)
    {
        var message = AuthorizationMessages.Encode(AuthorizationMessage.Of(call, operation, denied));
        return error with { Message = $"{error.Message}. {Intro}{message}" };
    }
}
