using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.CredentialReports;

/// <summary>Reads the report by the names of its columns, whatever their order and whatever others there are.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html#id_credentials_understanding_the_report_format</remarks>
internal static class CredentialReportReader
{
    private const int KeysPerUser = 2;
    private const int CertificatesPerUser = 2;

    /// <summary>Reads the answer of <c>GetCredentialReport</c>.</summary>
    /// <exception cref="DetailsException">It is not a credential report.</exception>
    public static CredentialReport Read(JsonElement answer)
    {
        var content = AnswerReader.Text(answer, "Content");
        var bytes = new byte[content.Length];
        if (!Convert.TryFromBase64String(content, bytes, out var length))
        {
            throw AnswerReader.Wrong("Content", Translatable("base64"));
        }

        return new CredentialReport(
            Parse(Encoding.UTF8.GetString(bytes, 0, length)),
            AnswerReader.TimeOrNull(answer, "GeneratedTime")
        );
    }

    /// <summary>Reads the report's text.</summary>
    /// <exception cref="DetailsException">It is not a credential report.</exception>
    public static ImmutableArray<CredentialReportRow> Parse(string csv)
    {
        var reader = new CsvReader(csv);
        var header = reader.ReadRecord() ?? [];
        if (!header.Contains("user", StringComparer.Ordinal) || !header.Contains("arn", StringComparer.Ordinal))
        {
            throw AnswerReader.Wrong("Content", Translatable("a credential report"));
        }

        var rows = ImmutableArray.CreateBuilder<CredentialReportRow>();
        while (reader.ReadRecord() is { } fields)
        {
            rows.Add(Row(new ReportLine(header, fields)));
        }

        return rows.DrainToImmutable();
    }

    private static CredentialReportRow Row(ReportLine line) =>
        new()
        {
            UserName = line["user"] ?? throw AnswerReader.Wrong("Content", Translatable("a user in each line")),
            Arn = Arn.TryParse(line["arn"], out var arn)
                ? arn
                : throw AnswerReader.Wrong("Content", Translatable("an ARN in each line")),
            CreatedAt = line.Time("user_creation_time"),
            HasPassword = line.Flag("password_enabled"),
            PasswordLastUsedAt = line.Time("password_last_used"),
            PasswordLastChangedAt = line.Time("password_last_changed"),
            PasswordNextRotationAt = line.Time("password_next_rotation"),
            HasMfa = line.Flag("mfa_active"),
            AccessKeys =
            [
                .. Enumerable.Range(1, KeysPerUser).Select(number => Key(line, number)).OfType<CredentialReportKey>(),
            ],
            ActiveCertificates = Enumerable
                .Range(1, CertificatesPerUser)
                .Count(number => line.Flag($"cert_{number}_active") is true),
        };

    /// <summary>A key that does not exist is reported as not active and never rotated.</summary>
    private static CredentialReportKey? Key(ReportLine line, int number)
    {
        var isActive = line.Flag($"access_key_{number}_active") is true;
        var rotatedAt = line.Time($"access_key_{number}_last_rotated");
        return isActive || rotatedAt is not null
            ? new CredentialReportKey(
                isActive,
                rotatedAt,
                line.Time($"access_key_{number}_last_used_date"),
                line[$"access_key_{number}_last_used_region"],
                line[$"access_key_{number}_last_used_service"]
            )
            : null;
    }

    /// <summary>One line's fields by the names of their columns.</summary>
    private readonly record struct ReportLine(List<string> Header, List<string> Fields)
    {
        /// <summary>Null where the report says that it does not know, or that it does not apply.</summary>
        public string? this[string column]
        {
            get
            {
                var index = Header.IndexOf(column);
                var field = index >= 0 && index < Fields.Count ? Fields[index] : "";
                return field is "" or "N/A" or "not_supported" or "no_information" ? null : field;
            }
        }

        public bool? Flag(string column) => bool.TryParse(this[column], out var flag) ? flag : null;

        public DateTimeOffset? Time(string column) =>
            DateTimeOffset.TryParse(
                this[column],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
                ? time
                : null;
    }
}
