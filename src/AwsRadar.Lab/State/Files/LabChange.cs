using System.Text.Json.Serialization;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Authentication;

namespace AwsRadar.Lab.State.Files;

/// <summary>The difference between two states of the lab: one line of the state file.</summary>
internal sealed record LabChange
{
    /// <summary>In the first line only: it never changes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AccountId? MainAccountId { get; init; }

    /// <summary>By account id: what changed in accounts, everything of new ones, null for those that are gone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, AccountChange?>? Accounts { get; init; }

    /// <summary>By organization id, as with accounts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, OrganizationChange?>? Organizations { get; init; }

    /// <summary>When keys were used last, as far as that is news. It is kept along with other changes, not for its own sake.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, AccessKeyUse>? KeyUses { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this == Nothing;

    private static LabChange Nothing { get; } = new();

    /// <param name="from">Null: everything of the other lab.</param>
    public static LabChange Between(LabState? from, LabState to) =>
        new()
        {
            MainAccountId = from is null ? to.MainAccountId : null,
            Accounts = AccountsBetween(from, to),
            Organizations = OrganizationsBetween(from, to),
        };

    /// <param name="before">Null before the first change, which names the main account.</param>
    /// <returns>Null when the changes are of something that is not there.</returns>
    public LabState? ApplyTo(LabState? before)
    {
        var state = before ?? (MainAccountId is { } main ? new LabState { MainAccountId = main } : null);
        foreach (var (id, change) in Accounts ?? [])
        {
            state = state is null ? null : Apply(state, id, change);
        }

        foreach (var (id, change) in Organizations ?? [])
        {
            state = state is null ? null : Apply(state, id, change);
        }

        return state?.Find(state.MainAccountId) is null ? null : state;
    }

    private static LabState? Apply(LabState state, string id, AccountChange? change) =>
        !AccountId.TryParse(id, out var account) ? null
        : change is null ? state with { Accounts = state.Accounts.Remove(account) }
        : change.ApplyTo(state.Find(account)) is { } changed && changed.AccountId == account ? state.With(changed)
        : null;

    private static LabState? Apply(LabState state, string id, OrganizationChange? change) =>
        change is null ? state with { Organizations = state.Organizations.Remove(id) }
        : change.ApplyTo(state.Organizations.GetValueOrDefault(id)) is { } changed
        && changed.Id.Equals(id, StringComparison.Ordinal)
            ? state.With(changed)
        : null;

    private static Dictionary<string, AccountChange?>? AccountsBetween(LabState? from, LabState to)
    {
        var changes = new Dictionary<string, AccountChange?>(StringComparer.Ordinal);
        foreach (var (id, account) in to.Accounts)
        {
            var before = from?.Find(id);
            if (
                !ReferenceEquals(before, account) && AccountChange.Between(before, account) is { IsEmpty: false } change
            )
            {
                changes.Add(id.ToString(), change);
            }
        }

        foreach (var gone in from?.Accounts.Keys.Where(id => to.Find(id) is null) ?? [])
        {
            changes.Add(gone.ToString(), null);
        }

        return changes.Count == 0 ? null : changes;
    }

    private static Dictionary<string, OrganizationChange?>? OrganizationsBetween(LabState? from, LabState to)
    {
        var changes = new Dictionary<string, OrganizationChange?>(StringComparer.Ordinal);
        foreach (var (id, organization) in to.Organizations)
        {
            var before = from?.Organizations.GetValueOrDefault(id);
            if (
                !ReferenceEquals(before, organization)
                && OrganizationChange.Between(before, organization) is { IsEmpty: false } change
            )
            {
                changes.Add(id, change);
            }
        }

        foreach (var gone in from?.Organizations.Keys.Where(id => !to.Organizations.ContainsKey(id)) ?? [])
        {
            changes.Add(gone, null);
        }

        return changes.Count == 0 ? null : changes;
    }
}
