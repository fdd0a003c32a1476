using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Sts.Federation.Saml;

namespace AwsRadar.Lab.Sts;

/// <summary>Credentials of a role, for those whom a SAML provider vouches for.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html</remarks>
internal static class AssumeRoleWithSaml
{
    public static Operation Operation { get; } = FederatedSession.Operation("AssumeRoleWithSAML", SamlToken.Identify);
}
