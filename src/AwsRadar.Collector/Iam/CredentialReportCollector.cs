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
    private const string Generate = "GenerateCredentialReport";
    private const string Get = "GetCredentialReport";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Asks for the report, which IAM then makes while the scan does other things.</summary>
    public static async Task<CallReply> StartAsync(CallRunner runner, CancellationToken cancellationToken)
    {
        var isReady = false;
        var reply = await runner.AskAsync(
            Generate,
            CallInput.None,
            answer => State(answer, ref isReady),
            cancellationToken
        );
        return isReady ? reply with { Items = 1 } : reply with { Items = 0 };
    }

    /// <summary>Waits for the report and reads it; null if it cannot be read.</summary>
    public static async Task<CredentialReport?> CollectAsync(
        CallRunner runner,
        CallReply started,
        CancellationToken cancellationToken
    )
    {
        var isNew = started is { IsAnswered: true, Items: 0 };
        started = await WaitAsync(runner, started, cancellationToken);
        CredentialReport? report = null;
        var reply = await runner.AskAsync(
            Get,
            CallInput.None,
            answer =>
            {
                report = CredentialReportReader.Read(answer) with { IsNew = isNew };
                return report.Rows.Length;
            },
            cancellationToken
        );

        var generate = CallRegistry.Find(Generate);
        runner.Ledger.Add(generate, null, started with { Items = 0 });
        runner.Ledger.Add(CallRegistry.Find(Get), null, WithoutReport(started, reply));
        if (reply.IsAnswered)
        {
            // A report that IAM had in store serves as well: that no new one could be asked for leaves no hole.
            runner.Ledger.Amend(generate, entry => [entry with { Sections = [] }]);
        }

        return report;
    }

    private static async Task<CallReply> WaitAsync(
        CallRunner runner,
        CallReply reply,
        CancellationToken cancellationToken
    )
    {
        var waited = TimeSpan.Zero;
        while (reply is { IsAnswered: true, Items: 0 })
        {
            // First asked, then waited: the calls in between were time enough for most accounts.
            var again = await StartAsync(runner, cancellationToken);
            reply = again with { Calls = reply.Calls + again.Calls };
            if (reply is not { IsAnswered: true, Items: 0 })
            {
                break;
            }

            if (waited >= runner.Options.ReportPatience)
            {
                return reply with
                {
                    Outcome = CallOutcome.Failed,
                    Message = $"IAM had not made the report after {waited.TotalSeconds:F0} seconds.",
                };
            }

            await runner.WaitAsync(Generate, Interval, "IAM makes the credential report", cancellationToken);
            waited += Interval;
        }

        return reply;
    }

    /// <summary>Why there is no report is told better by the call that should have had it made.</summary>
    private static CallReply WithoutReport(CallReply started, CallReply reply) =>
        reply.Outcome is CallOutcome.Failed && !started.IsAnswered
            ? reply with
            {
                Outcome = CallOutcome.Skipped,
                Message = "There is no report: GenerateCredentialReport was not answered.",
            }
            : reply;

    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html</summary>
    private static int State(JsonElement answer, ref bool isReady)
    {
        isReady = AnswerReader.Text(answer, "State") is "COMPLETE";
        return 0;
    }
}
