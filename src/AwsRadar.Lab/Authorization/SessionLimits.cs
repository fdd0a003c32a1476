using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Authorization;

/// <summary>What the root user and temporary credentials cannot do whatever the policies say.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html</remarks>
internal static class SessionLimits
{
    /// <summary>The refusal, or null: the policies decide.</summary>
    public static LabError? Check(Caller caller, string service, string operation)
    {
        if (caller.IsRoot && (service, operation) is ("sts", "AssumeRole"))
        {
            return LabError.AccessDenied("Roles may not be assumed by root accounts.");
        }

        if (caller.IsRoot && (service, operation) is ("sts", "AssumeRoot"))
        {
            return LabError.AccessDenied("Root user credentials cannot be used to call AssumeRoot.");
        }

        if (caller.Session is not { RoleName: null, IsDelegated: false, IsRootTask: false } session)
        {
            return null;
        }

        return (service, operation) switch
        {
            ("sts", "GetCallerIdentity") => null,
            ("sts", "AssumeRole") when !session.IsFederated => null,
            ("sts", _) => LabError.AccessDenied($"Cannot call {operation} with session credentials"),
            ("iam", _) when session.IsFederated || !session.HasMfa => new LabError(
                "InvalidClientTokenId",
                403,
                "The security token included in the request is invalid"
            ),
            _ => null,
        };
    }
}
