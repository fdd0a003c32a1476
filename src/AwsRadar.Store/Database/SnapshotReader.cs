using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store.Sections;
using Microsoft.Data.Sqlite;

namespace AwsRadar.Store.Database;

/// <summary>Puts one stored snapshot together again and checks every checksum on the way.</summary>
internal sealed class SnapshotReader
{
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly SnapshotRow _row;
    private readonly Dictionary<string, (long Id, byte[] Checksum)> _lists;

    private SnapshotReader(
        SqliteConnection connection,
        string path,
        SnapshotRow row,
        Dictionary<string, (long Id, byte[] Checksum)> lists
    )
    {
        _connection = connection;
        _path = path;
        _row = row;
        _lists = lists;
    }

    private static SnapshotJsonContext Json => SnapshotJsonContext.Default;

    public static Snapshot Read(SqliteConnection connection, string path, long number)
    {
        var (row, checksum) = ReadRow(connection, number);
        var reader = new SnapshotReader(connection, path, row, ReadLists(connection, number));
        if (
            !row.Checksum(reader._lists.Select(list => (list.Key, list.Value.Checksum)))
                .AsSpan()
                .SequenceEqual(checksum)
        )
        {
            throw reader.Damaged(Translate("its summary"));
        }

        return reader.Read();
    }

    private Snapshot Read() =>
        new()
        {
            Id = _row.Id,
            Account = AccountId.Parse(_row.Account),
            Source = _row.ReadSource(),
            StartedAt = SnapshotRow.Time(_row.StartedAt),
            CompletedAt = SnapshotRow.Time(_row.CompletedAt),
            Caller = _row.ReadCaller(),
            Aliases = Section(SectionKind.Alias, Json.String),
            Users = Section(SectionKind.User, Json.User),
            Groups = Section(SectionKind.Group, Json.Group),
            Roles = Section(SectionKind.Role, Json.Role),
            ManagedPolicies = Section(SectionKind.ManagedPolicy, Json.ManagedPolicy),
            AccessKeys = Section(SectionKind.AccessKey, Json.AccessKey),
            MfaDevices = Section(SectionKind.MfaDevice, Json.MfaDevice),
            AccessKeyUses = Section(SectionKind.AccessKeyUse, Json.AccessKeyUse),
            AssignedMfaDevices = Section(SectionKind.AssignedMfaDevice, Json.MfaDevice),
            ServiceSpecificCredentials = Section(SectionKind.ServiceSpecificCredential, Json.ServiceSpecificCredential),
            SshPublicKeys = Section(SectionKind.SshPublicKey, Json.SshPublicKey),
            SigningCertificates = Section(SectionKind.SigningCertificate, Json.SigningCertificate),
            ServerCertificates = Section(SectionKind.ServerCertificate, Json.ServerCertificate),
            InstanceProfiles = Section(SectionKind.InstanceProfile, Json.InstanceProfileRoles),
            Resources = Section(SectionKind.Resource, Json.Resource),
            ResourcePolicies = Section(SectionKind.ResourcePolicy, Json.ResourcePolicy),
            PublicAccessBlocks = Section(SectionKind.PublicAccessBlock, Json.PublicAccessBlock),
            KeyGrants = Section(SectionKind.KeyGrant, Json.KeyGrant),
            IdentityProviders = Section(SectionKind.IdentityProvider, Json.IdentityProvider),
            CredentialReport = Section(SectionKind.CredentialReportRow, Json.CredentialReportRow),
            PasswordPolicy = Section(SectionKind.PasswordPolicy, Json.PasswordPolicy).FirstOrDefault(),
            AccountSummary = Section(SectionKind.AccountSummary, Json.ImmutableSortedDictionaryStringInt64)
                .FirstOrDefault(ImmutableSortedDictionary<string, long>.Empty),
            ServiceLastAccess = Section(SectionKind.ServiceLastAccess, Json.ServiceLastAccess),
            PermissionSets = Section(SectionKind.PermissionSet, Json.PermissionSet),
            AccountAssignments = Section(SectionKind.AccountAssignment, Json.AccountAssignment),
            IdentityCenterUsers = Section(SectionKind.IdentityCenterUser, Json.IdentityCenterUser),
            IdentityCenterGroups = Section(SectionKind.IdentityCenterGroup, Json.IdentityCenterGroup),
            AccessAnalyzers = Section(SectionKind.AccessAnalyzer, Json.AccessAnalyzer),
            AccessFindings = Section(SectionKind.AccessFinding, Json.AccessFinding),
            Organization = Section(SectionKind.Organization, Json.Organization).FirstOrDefault(),
            OrganizationalUnits = Section(SectionKind.OrganizationalUnit, Json.OrganizationalUnit),
            OrganizationAccounts = Section(SectionKind.OrganizationAccount, Json.OrganizationAccount),
            OrganizationPolicies = Section(SectionKind.OrganizationPolicy, Json.OrganizationPolicy),
            DelegatedAdministrators = Section(SectionKind.DelegatedAdministrator, Json.DelegatedAdministrator),
            OrganizationResourcePolicy = Section(
                    SectionKind.OrganizationResourcePolicy,
                    Json.OrganizationResourcePolicy
                )
                .FirstOrDefault(),
            Coverage = new Coverage(Section(SectionKind.Coverage, Json.CoverageEntry)),
        };

    private ImmutableArray<T> Section<T>(string kind, JsonTypeInfo<T> type)
    {
        if (!_lists.TryGetValue(kind, out var stored))
        {
            return [];
        }

        using var command = _connection.CreateCommand();
        command.CommandText = """
            SELECT CAST(body.json AS BLOB) FROM list_entry JOIN body ON body.id = list_entry.body
            WHERE list_entry.list = $list ORDER BY list_entry.position
            """;
        command.Parameters.AddWithValue("$list", stored.Id);

        var entities = ImmutableArray.CreateBuilder<T>();
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> entityChecksum = stackalloc byte[SHA256.HashSizeInBytes];
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var json = row.GetFieldValue<byte[]>(0);
            SHA256.HashData(json, entityChecksum);
            checksum.AppendData(entityChecksum);
            entities.Add(Deserialize(kind, json, type));
        }

        return checksum.GetHashAndReset().AsSpan().SequenceEqual(stored.Checksum)
            ? entities.DrainToImmutable()
            : throw Damaged(kind);
    }

    private T Deserialize<T>(string kind, byte[] json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Damaged(kind);
        }
        catch (JsonException)
        {
            throw Damaged(kind);
        }
    }

    private StoreException Damaged(string where) =>
        new(
            StoreProblem.Damaged,
            Translate(
                $"The snapshot `{_row.Id}` in the store `{_path}` is damaged ({where}): the others can still be read; scan again to replace it."
            )
        );

    /// <summary>What the store keeps of a snapshot beside its lists, and the checksum over all.</summary>
    public static (SnapshotRow Row, byte[] Checksum) ReadRow(SqliteConnection connection, long number)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT id, account, source, started_at, completed_at, caller, gaps, checksum FROM snapshot WHERE number = $number
            """;
        command.Parameters.AddWithValue("$number", number);
        using var row = command.ExecuteReader();
        row.Read();
        return (
            new SnapshotRow
            {
                Id = row.GetString(0),
                Account = row.GetString(1),
                Source = row.GetString(2),
                StartedAt = row.GetString(3),
                CompletedAt = row.GetString(4),
                Caller = row.IsDBNull(5) ? null : row.GetString(5),
                Gaps = row.GetInt32(6),
            },
            row.GetFieldValue<byte[]>(7)
        );
    }

    /// <summary>A snapshot's lists by their kind.</summary>
    public static Dictionary<string, (long Id, byte[] Checksum)> ReadLists(SqliteConnection connection, long number)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT section.kind, list.id, list.checksum FROM section JOIN list ON list.id = section.list
            WHERE section.snapshot = $number
            """;
        command.Parameters.AddWithValue("$number", number);
        using var row = command.ExecuteReader();
        var lists = new Dictionary<string, (long, byte[])>(StringComparer.Ordinal);
        while (row.Read())
        {
            lists.Add(row.GetString(0), (row.GetInt64(1), row.GetFieldValue<byte[]>(2)));
        }

        return lists;
    }
}
