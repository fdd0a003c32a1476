using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.CredentialReports;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>
/// The credential report: IAM is asked to make it, and asked again until it is there, for as long as the scan's patience
/// with reports lasts.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
internal static class CredentialReportCollector
{
    private static readonly ScanCall Generate = CallRegistry.Find("iam", "GenerateCredentialReport");
    private static readonly ScanCall Get = CallRegistry.Find("iam", "GetCredentialReport");
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>IAM's words for a report that it has not made yet.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html</remarks>
    private static readonly string[] NotYet = ["ReportInProgress", "ReportNotPresent", "ReportExpired"];

    /// <summary>Asks for the report, which IAM then makes while the scan does other things.</summary>
    public static Task<ReportRequest> StartAsync(CallRunner runner, CancellationToken cancellationToken) =>
        AskAsync(runner, isKept: true, cancellationToken);

    /// <summary>Waits for the report and reads it; null if it cannot be read.</summary>
    public static async Task<CredentialReport?> CollectAsync(
        CallRunner runner,
        ReportRequest started,
        CancellationToken cancellationToken
    )
    {
        CredentialReport? report = null;
        var (generate, reply) = (started.Reply, null as CallReply);
        for (var waited = TimeSpan.Zero; ; waited += Interval)
        {
            reply = await runner.AskAsync(
                Get,
                CallInput.None,
                answer =>
                {
                    report = CredentialReportReader.Read(answer) with { IsNew = started.IsNew };
                    return report.Rows.Length;
                },
                cancellationToken,
                isFinal: error => !IsNotYet(error?.Code)
            );
            if (!IsNotYet(reply.Error?.Code) || !generate.IsAnswered)
            {
                break;
            }

            if (waited >= runner.Options.ReportPatience)
            {
                generate = generate with
                {
                    Outcome = CallOutcome.Failed,
                    Message = Translatable($"IAM had not made the report after {waited.TotalSeconds:F0} seconds."),
                };
                break;
            }

            await runner.WaitAsync(
                Generate,
                Interval,
                Translatable("IAM makes the credential report"),
                cancellationToken
            );
            generate = (await AskAsync(runner, isKept: false, cancellationToken)).Reply;
        }

        Enter(runner, generate, reply);
        return report;
    }

    private static async Task<ReportRequest> AskAsync(
        CallRunner runner,
        bool isKept,
        CancellationToken cancellationToken
    )
    {
        var isReady = false;
        var reply = await runner.AskAsync(
            Generate,
            CallInput.None,
            answer =>
            {
                // https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html
                isReady = AnswerReader.Text(answer, "State") is "COMPLETE";
                return 0;
            },
            cancellationToken,
            isFinal: _ => isKept
        );
        return new ReportRequest(reply, IsNew: reply.IsAnswered && !isReady);
    }

    private static void Enter(CallRunner runner, CallReply generate, CallReply get)
    {
        runner.Enter(Generate, null, generate);
        // Why there is no report is told better by the call that should have had it made.
        runner.Enter(
            Get,
            null,
            get.Outcome is CallOutcome.Failed && !generate.IsAnswered
                ? get with
                {
                    Outcome = CallOutcome.Skipped,
                    Message = Translatable("There is no report: GenerateCredentialReport was not answered."),
                }
                : get
        );
        if (get.IsAnswered)
        {
            // A report that IAM had in store serves as well: that no new one could be asked for leaves no hole.
            runner.Ledger.Amend(Generate, entry => [entry with { Sections = [] }]);
        }
    }

    private static bool IsNotYet(string? code) =>
        NotYet.Any(start => code?.StartsWith(start, StringComparison.Ordinal) is true);
}

/// <summary>How IAM took the request for a credential report.</summary>
/// <param name="IsNew">Whether it had none that was recent enough, and makes one.</param>
internal sealed record ReportRequest(CallReply Reply, bool IsNew);
