using System.Text.Json.Serialization;

namespace AwsRadar.Lab.State.Files;

/// <summary>
/// The difference between two accounts: what is new or changed stands whole under its name, what is gone as null. Since
/// accounts never change in place, what is the same object is the same.
/// </summary>
internal sealed record AccountChange
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AccountFacts? Facts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, User?>? Users { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, Group?>? Groups { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, Role?>? Roles { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, ManagedPolicy?>? Policies { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, ManagedPolicy?>? AwsPolicies { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, InstanceProfile?>? InstanceProfiles { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, ServerCertificate?>? ServerCertificates { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, VirtualMfaDevice?>? MfaDevices { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, OidcProvider?>? OidcProviders { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, SamlProvider?>? SamlProviders { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, string?>? AccessKeyOwners { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, Session?>? Sessions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, RoleDeletion?>? RoleDeletions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, AccessJob?>? AccessJobs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, DelegationRequest?>? DelegationRequests { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AccountSettings? Settings { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this == Nothing;

    private static AccountChange Nothing { get; } = new();

    /// <param name="from">Null: everything of the other account.</param>
    public static AccountChange Between(AccountState? from, AccountState to)
    {
        var before = from ?? AccountFacts.Of(to).ToAccount();
        return new AccountChange
        {
            Facts = from is not null && AccountFacts.AreSame(from, to) ? null : AccountFacts.Of(to),
            Users = MapChange.Between(before.Users, to.Users),
            Groups = MapChange.Between(before.Groups, to.Groups),
            Roles = MapChange.Between(before.Roles, to.Roles),
            Policies = MapChange.Between(before.Policies, to.Policies),
            AwsPolicies = MapChange.Between(before.AwsPolicies, to.AwsPolicies),
            InstanceProfiles = MapChange.Between(before.InstanceProfiles, to.InstanceProfiles),
            ServerCertificates = MapChange.Between(before.ServerCertificates, to.ServerCertificates),
            MfaDevices = MapChange.Between(before.MfaDevices, to.MfaDevices),
            OidcProviders = MapChange.Between(before.OidcProviders, to.OidcProviders),
            SamlProviders = MapChange.Between(before.SamlProviders, to.SamlProviders),
            AccessKeyOwners = MapChange.Between(before.AccessKeyOwners, to.AccessKeyOwners),
            Sessions = MapChange.Between(before.Sessions, to.Sessions),
            RoleDeletions = MapChange.Between(before.RoleDeletions, to.RoleDeletions),
            AccessJobs = MapChange.Between(before.AccessJobs, to.AccessJobs),
            DelegationRequests = MapChange.Between(before.DelegationRequests, to.DelegationRequests),
            Settings = ReferenceEquals(before.Settings, to.Settings) ? null : to.Settings,
        };
    }

    /// <param name="before">Null before the first change, which brings the facts.</param>
    /// <returns>Null when it is the first change and there are none.</returns>
    public AccountState? ApplyTo(AccountState? before)
    {
        if ((before ?? Facts?.ToAccount()) is not { } state)
        {
            return null;
        }

        return (Facts?.ApplyTo(state) ?? state) with
        {
            Users = MapChange.Apply(state.Users, Users),
            Groups = MapChange.Apply(state.Groups, Groups),
            Roles = MapChange.Apply(state.Roles, Roles),
            Policies = MapChange.Apply(state.Policies, Policies),
            AwsPolicies = MapChange.Apply(state.AwsPolicies, AwsPolicies),
            InstanceProfiles = MapChange.Apply(state.InstanceProfiles, InstanceProfiles),
            ServerCertificates = MapChange.Apply(state.ServerCertificates, ServerCertificates),
            MfaDevices = MapChange.Apply(state.MfaDevices, MfaDevices),
            OidcProviders = MapChange.Apply(state.OidcProviders, OidcProviders),
            SamlProviders = MapChange.Apply(state.SamlProviders, SamlProviders),
            AccessKeyOwners = MapChange.Apply(state.AccessKeyOwners, AccessKeyOwners),
            Sessions = MapChange.Apply(state.Sessions, Sessions),
            RoleDeletions = MapChange.Apply(state.RoleDeletions, RoleDeletions),
            AccessJobs = MapChange.Apply(state.AccessJobs, AccessJobs),
            DelegationRequests = MapChange.Apply(state.DelegationRequests, DelegationRequests),
            Settings = Settings ?? state.Settings,
        };
    }
}
