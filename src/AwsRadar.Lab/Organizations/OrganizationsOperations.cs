using System.Collections.Frozen;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Organizations.Accounts;
using AwsRadar.Lab.Organizations.Delegation;
using AwsRadar.Lab.Organizations.Handshakes;
using AwsRadar.Lab.Organizations.Policies;
using AwsRadar.Lab.Organizations.Structure;
using AwsRadar.Lab.Organizations.Transfers;

namespace AwsRadar.Lab.Organizations;

/// <summary>Every operation of Organizations that the lab carries out, by name.</summary>
internal static class OrganizationsOperations
{
    public static FrozenDictionary<string, Operation> ByName { get; } =
        (
            (Operation[])
                [
                    .. OrganizationOperations.All,
                    .. UnitOperations.All,
                    .. TreeOperations.All,
                    .. AccountOperations.All,
                    .. AccountCreationOperations.All,
                    .. DepartureOperations.All,
                    .. PolicyOperations.All,
                    .. PolicyTypeOperations.All,
                    .. AttachmentOperations.All,
                    .. EffectivePolicyOperations.All,
                    .. InvitationOperations.All,
                    .. HandshakeOperations.All,
                    .. AllFeaturesOperations.All,
                    .. TransferOperations.All,
                    .. DelegatedAdministratorOperations.All,
                    .. TrustedServiceOperations.All,
                    .. ResourcePolicyOperations.All,
                    .. TagOperations.All,
                ]
        ).ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);
}
