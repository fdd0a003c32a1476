using System.Collections.Immutable;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Accounts;

/// <summary>
/// What an account has beside users, groups, roles and policies: keys, passwords, MFA devices, providers, alias, password
/// policy. Each list has the shape that the AWS CLI prints for the operation that reads it.
/// </summary>
internal static class AccountExtras
{
    public static AccountState Read(AccountEntry root, AccountState state, AccessKeyUsage usage)
    {
        state = root.List("LoginProfiles").Aggregate(state, AddLoginProfile);
        state = root.List("AccessKeys").Aggregate(state, (changed, entry) => AddKey(changed, entry, usage));
        state = root.List("VirtualMFADevices").Aggregate(state, AddDevice);
        state = root.List("OpenIDConnectProviders").Aggregate(state, AddOidcProvider);
        state = root.List("SAMLProviders").Aggregate(state, AddSamlProvider);
        return state with
        {
            Alias = root.Texts("AccountAliases").FirstOrDefault(),
            PasswordPolicy = root.Raw("PasswordPolicy")?.Clone(),
        };
    }

    private static AccountState AddLoginProfile(AccountState state, AccountEntry entry)
    {
        var profile = new LoginProfile(entry.Time("CreateDate"), entry.Flag("PasswordResetRequired"), []);
        return state.With(
            Owner(state, entry) with
            {
                LoginProfile = profile,
                PasswordLastUsedAt = entry.OptionalTime("PasswordLastUsed"),
            }
        );
    }

    /// <summary>The id is always the same, the secret always another: no file holds one.</summary>
    private static AccountState AddKey(AccountState state, AccountEntry entry, AccessKeyUsage usage)
    {
        var user = Owner(state, entry);
        var id = UserKeys.NextId(user);
        var isActive = entry.OptionalText("Status") is not "Inactive";
        if (entry.Object("AccessKeyLastUsed") is { } used && used.OptionalTime("LastUsedDate") is { } at)
        {
            usage.Record(id, new AccessKeyUse(at, used.Text("Region"), used.Text("ServiceName")));
        }

        return UserKeys.Add(state, user, isActive, entry.Time("CreateDate"));
    }

    private static AccountState AddDevice(AccountState state, AccountEntry entry) =>
        state.With(
            new VirtualMfaDevice
            {
                Arn = entry.Text("SerialNumber"),
                Seed = new TotpSeed(),
                UserName = entry.OptionalText("UserName"),
                EnabledAt = entry.OptionalTime("EnableDate"),
                Tags = entry.Tags(),
            }
        );

    private static AccountState AddOidcProvider(AccountState state, AccountEntry entry) =>
        state.With(
            new OidcProvider
            {
                Arn = state.Arn($"oidc-provider/{entry.Text("Url")}"),
                Url = entry.Text("Url"),
                CreatedAt = entry.Time("CreateDate"),
                ClientIds = entry.Texts("ClientIDList"),
                Thumbprints = entry.Texts("ThumbprintList"),
                Tags = entry.Tags(),
            }
        );

    private static AccountState AddSamlProvider(AccountState state, AccountEntry entry) =>
        state.With(
            new SamlProvider
            {
                Arn = state.Arn($"saml-provider/{entry.Text("Name")}"),
                Metadata = entry.Text("SAMLMetadataDocument"),
                CreatedAt = entry.Time("CreateDate"),
                ValidUntil = entry.OptionalTime("ValidUntil") ?? entry.Time("CreateDate").AddYears(100),
                Tags = entry.Tags(),
            }
        );

    private static User Owner(AccountState state, AccountEntry entry) =>
        state.Users.GetValueOrDefault(entry.Text("UserName"))
        ?? throw new AccountFormatException(
            $"{entry.Place} names a user that is not there: `{entry.Text("UserName")}`"
        );
}
