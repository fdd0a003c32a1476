using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Core.Graph;

namespace AwsRadar.Web.Model;

/// <summary>One node of the graph with the facts that the page shows. What is absent is not known, unless the page's ledger says that there is none.</summary>
internal sealed record NodeModel
{
    public required NodeKind Kind { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnread { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnreadable { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AllowsEverything { get; init; }

    /// <summary>Has the account in its hands.</summary>
    public AdministratorModel? Administrator { get; init; }

    public int? Owner { get; init; }

    public string? Id { get; init; }

    public string? Path { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<DocumentModel>? Documents { get; init; }

    public ImmutableArray<ImmutableArray<string>>? Tags { get; init; }

    public UserModel? User { get; init; }

    public RoleModel? Role { get; init; }

    public PolicyModel? Policy { get; init; }

    public ProviderModel? Provider { get; init; }
}

/// <summary>A policy document of a node.</summary>
/// <param name="Label">The version of a managed policy; <c>trust</c> for a role's trust policy.</param>
/// <param name="Text">Index in <see cref="ReportModel.Documents"/>.</param>
internal sealed record DocumentModel(string Label, int Text, bool IsDefault);

/// <summary>A role's own facts.</summary>
internal sealed record RoleModel(DateTimeOffset? LastUsedAt, string? LastUsedRegion);

/// <summary>A managed policy's own facts.</summary>
internal sealed record PolicyModel(
    bool IsAwsManaged,
    DateTimeOffset UpdatedAt,
    string DefaultVersionId,
    int AttachmentCount,
    int BoundaryCount
);

/// <summary>An identity provider's own facts.</summary>
internal sealed record ProviderModel(ImmutableArray<string> ClientIds, DateTimeOffset? ValidUntil);

/// <summary>How a principal has the account in its hands.</summary>
/// <param name="Through">The role that it can put to work; null when it may do everything itself.</param>
internal sealed record AdministratorModel(string? Through, string? Service);
