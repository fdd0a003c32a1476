using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Sts.Federation;

namespace AwsRadar.Lab.Sts;

/// <summary>Credentials of a role, for those whom an OpenID Connect provider vouches for.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html</remarks>
internal static class AssumeRoleWithWebIdentity
{
    public static Operation Operation { get; } =
        FederatedSession.Operation("AssumeRoleWithWebIdentity", WebIdentityToken.Identify);
}
