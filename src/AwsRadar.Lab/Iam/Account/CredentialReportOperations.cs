using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Account;

/// <summary>The credential report: made on demand, kept for four hours.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
internal static class CredentialReportOperations
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("GenerateCredentialReport", Subjects.Everything, Generate),
        Operation.On("GetCredentialReport", Subjects.Everything, Get),
    ];

    /// <summary>
    /// The first call says STARTED, as AWS's does, although the report is there at once: clients have to ask again here as
    /// they must with AWS.
    /// </summary>
    private static OperationResult Generate(OperationCall call)
    {
        if (call.State.CredentialReport is { } report && !IsExpired(call, report))
        {
            return new JsonObject { ["State"] = "COMPLETE" };
        }

        var csv = CredentialReportCsv.Write(call);
        var changed = call.State with { CredentialReport = new CredentialReport(call.Now, csv) };
        return changed.Answer(
            new JsonObject
            {
                ["State"] = "STARTED",
                ["Description"] = "No report exists. Starting a new report generation task",
            }
        );
    }

    private static OperationResult Get(OperationCall call)
    {
        if (call.State.CredentialReport is not { } report)
        {
            return new LabError("ReportNotPresent", 410, "No report exists. Call GenerateCredentialReport first.");
        }

        return IsExpired(call, report)
            ? new LabError("ReportExpired", 410, "The report has expired. Call GenerateCredentialReport again.")
            : new JsonObject
            {
                ["Content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(report.Csv)),
                ["ReportFormat"] = "text/csv",
                ["GeneratedTime"] = JsonShapes.Timestamp(report.GeneratedAt),
            };
    }

    private static bool IsExpired(OperationCall call, CredentialReport report) =>
        call.Now - report.GeneratedAt > Lifetime;
}
