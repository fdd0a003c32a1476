using System.Collections.Frozen;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Sts;

/// <summary>Every operation of STS that the lab carries out, by name.</summary>
internal static class StsOperations
{
    public static FrozenDictionary<string, Operation> ByName { get; } =
        (
            (Operation[])
                [
                    CallerIdentity.Operation,
                    AccessKeyInfo.Operation,
                    AssumeRole.Operation,
                    AssumeRoleWithSaml.Operation,
                    AssumeRoleWithWebIdentity.Operation,
                    AssumeRoot.Operation,
                    WebIdentityTokens.Operation,
                    DecodeAuthorizationMessage.Operation,
                    DelegatedAccessToken.Operation,
                    SessionToken.Operation,
                    FederationToken.Operation,
                ]
        ).ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);
}
