using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Core.Graph;

namespace AwsRadar.Web.Model;

/// <summary>One node of the graph with the facts that the page shows. What is absent is not known, unless the page's ledger says that there is none.</summary>
internal sealed record NodeModel
{
    /// <summary>In JSON its index in <see cref="ReportModel.NodeKinds"/>: a large account has tens of thousands.</summary>
    [JsonConverter(typeof(KindNumber))]
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

    /// <summary>The document in force, as its index in <see cref="ReportModel.Documents"/>: of a role its trust policy.</summary>
    public int? Text { get; init; }

    /// <summary>A managed policy's versions that are not in force.</summary>
    public ImmutableArray<VersionModel>? Versions { get; init; }

    /// <summary>Indexes in <see cref="ReportModel.Tags"/>.</summary>
    public ImmutableArray<int>? Tags { get; init; }

    /// <summary>When a role was last used, as far as AWS remembers.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedRegion { get; init; }

    public UserModel? User { get; init; }

    public PolicyModel? Policy { get; init; }

    public ProviderModel? Provider { get; init; }
}

/// <summary>A version of a managed policy.</summary>
/// <param name="Text">Index in <see cref="ReportModel.Documents"/>.</param>
internal sealed record VersionModel(string Id, int Text);

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
