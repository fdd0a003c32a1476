using System.Text.Json.Serialization;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.State.Files;

/// <summary>The difference between two states of an organization.</summary>
internal sealed record OrganizationChange
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrganizationFacts? Facts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, MemberAccount?>? Accounts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, OrganizationalUnit?>? Units { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, OrganizationPolicy?>? Policies { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, Attachments?>? Attachments { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, Handshake?>? Handshakes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, AccountCreation?>? Creations { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this == Nothing;

    private static OrganizationChange Nothing { get; } = new();

    /// <param name="from">Null: everything of the other organization.</param>
    public static OrganizationChange Between(Organization? from, Organization to)
    {
        var before = from ?? OrganizationFacts.Of(to).ToOrganization();
        return new OrganizationChange
        {
            Facts = from is not null && OrganizationFacts.AreSame(from, to) ? null : OrganizationFacts.Of(to),
            Accounts = MapChange.Between(before.Accounts, to.Accounts),
            Units = MapChange.Between(before.Units, to.Units),
            Policies = MapChange.Between(before.Policies, to.Policies),
            Attachments = MapChange.Between(before.Attachments, to.Attachments),
            Handshakes = MapChange.Between(before.Handshakes, to.Handshakes),
            Creations = MapChange.Between(before.Creations, to.Creations),
        };
    }

    /// <param name="before">Null before the first change, which brings the facts.</param>
    /// <returns>Null when it is the first change and there are none.</returns>
    public Organization? ApplyTo(Organization? before)
    {
        if ((before ?? Facts?.ToOrganization()) is not { } state)
        {
            return null;
        }

        return (Facts?.ApplyTo(state) ?? state) with
        {
            Accounts = MapChange.Apply(state.Accounts, Accounts),
            Units = MapChange.Apply(state.Units, Units),
            Policies = MapChange.Apply(state.Policies, Policies),
            Attachments = MapChange.Apply(state.Attachments, Attachments),
            Handshakes = MapChange.Apply(state.Handshakes, Handshakes),
            Creations = MapChange.Apply(state.Creations, Creations),
        };
    }
}
