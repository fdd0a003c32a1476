using System.Collections.Immutable;
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
            Users = Between(before.Users, to.Users),
            Groups = Between(before.Groups, to.Groups),
            Roles = Between(before.Roles, to.Roles),
            Policies = Between(before.Policies, to.Policies),
            AwsPolicies = Between(before.AwsPolicies, to.AwsPolicies),
            InstanceProfiles = Between(before.InstanceProfiles, to.InstanceProfiles),
            ServerCertificates = Between(before.ServerCertificates, to.ServerCertificates),
            MfaDevices = Between(before.MfaDevices, to.MfaDevices),
            OidcProviders = Between(before.OidcProviders, to.OidcProviders),
            SamlProviders = Between(before.SamlProviders, to.SamlProviders),
            AccessKeyOwners = Between(before.AccessKeyOwners, to.AccessKeyOwners),
            Sessions = Between(before.Sessions, to.Sessions),
            RoleDeletions = Between(before.RoleDeletions, to.RoleDeletions),
            AccessJobs = Between(before.AccessJobs, to.AccessJobs),
            DelegationRequests = Between(before.DelegationRequests, to.DelegationRequests),
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
            Users = Apply(state.Users, Users),
            Groups = Apply(state.Groups, Groups),
            Roles = Apply(state.Roles, Roles),
            Policies = Apply(state.Policies, Policies),
            AwsPolicies = Apply(state.AwsPolicies, AwsPolicies),
            InstanceProfiles = Apply(state.InstanceProfiles, InstanceProfiles),
            ServerCertificates = Apply(state.ServerCertificates, ServerCertificates),
            MfaDevices = Apply(state.MfaDevices, MfaDevices),
            OidcProviders = Apply(state.OidcProviders, OidcProviders),
            SamlProviders = Apply(state.SamlProviders, SamlProviders),
            AccessKeyOwners = Apply(state.AccessKeyOwners, AccessKeyOwners),
            Sessions = Apply(state.Sessions, Sessions),
            RoleDeletions = Apply(state.RoleDeletions, RoleDeletions),
            AccessJobs = Apply(state.AccessJobs, AccessJobs),
            DelegationRequests = Apply(state.DelegationRequests, DelegationRequests),
            Settings = Settings ?? state.Settings,
        };
    }

    private static Dictionary<string, T?>? Between<T>(
        IImmutableDictionary<string, T> from,
        IImmutableDictionary<string, T> to
    )
        where T : class
    {
        if (ReferenceEquals(from, to))
        {
            return null;
        }

        var changes = to.Where(entry =>
                !from.TryGetValue(entry.Key, out var before) || !ReferenceEquals(before, entry.Value)
            )
            .Select(entry => KeyValuePair.Create(entry.Key, (T?)entry.Value))
            .Concat(from.Keys.Where(name => !to.ContainsKey(name)).Select(name => KeyValuePair.Create(name, (T?)null)))
            .ToDictionary(StringComparer.Ordinal);
        return changes.Count == 0 ? null : changes;
    }

    private static ImmutableSortedDictionary<string, T> Apply<T>(
        ImmutableSortedDictionary<string, T> to,
        Dictionary<string, T?>? changes
    )
        where T : class => changes is null ? to : to.RemoveRange(changes.Keys).AddRange(Remaining(changes));

    private static ImmutableDictionary<string, T> Apply<T>(
        ImmutableDictionary<string, T> to,
        Dictionary<string, T?>? changes
    )
        where T : class => changes is null ? to : to.RemoveRange(changes.Keys).AddRange(Remaining(changes));

    private static IEnumerable<KeyValuePair<string, T>> Remaining<T>(Dictionary<string, T?> changes)
        where T : class =>
        changes.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value!));
}
