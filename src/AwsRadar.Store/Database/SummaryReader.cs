using System.Text;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store.Sections;
using Microsoft.Data.Sqlite;

namespace AwsRadar.Store.Database;

/// <summary>Reads what a list of snapshots shows, from the lengths of their lists alone.</summary>
internal static class SummaryReader
{
    private static readonly string Sql = BuildSql();

    public static IReadOnlyList<SnapshotSummary> Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        using var row = command.ExecuteReader();
        var summaries = new List<SnapshotSummary>();
        var seen = new HashSet<AccountId>();
        while (row.Read())
        {
            var account = AccountId.Parse(row.GetString(1));
            summaries.Add(
                new SnapshotSummary
                {
                    Id = row.GetString(0),
                    Account = account,
                    Source = row.GetString(2) is "scan" ? SnapshotSource.Scan : SnapshotSource.File,
                    StartedAt = SnapshotRow.Time(row.GetString(3)),
                    CompletedAt = SnapshotRow.Time(row.GetString(4)),
                    Caller = row.IsDBNull(5) ? null : Arn.Parse(row.GetString(5)),
                    Gaps = row.GetInt32(6),
                    Users = row.GetInt32(7),
                    Groups = row.GetInt32(8),
                    Roles = row.GetInt32(9),
                    ManagedPolicies = row.GetInt32(10),
                    AccessKeys = row.GetInt32(11),
                    IsLatest = seen.Add(account),
                }
            );
        }

        return summaries;
    }

    private static string BuildSql()
    {
        string[] counted =
        [
            SectionKind.User,
            SectionKind.Group,
            SectionKind.Role,
            SectionKind.ManagedPolicy,
            SectionKind.AccessKey,
        ];
        var sql = new StringBuilder("SELECT id, account, source, started_at, completed_at, caller, gaps");
        foreach (var kind in counted)
        {
            sql.Append(
                $", (SELECT length FROM section JOIN list ON list.id = list WHERE snapshot = number AND kind = '{kind}')"
            );
        }

        return sql.Append(" FROM snapshot ORDER BY number DESC").ToString();
    }
}
