using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Collector.Journals;
using AwsRadar.Core.Arns;

namespace AwsRadar.Collector.Iam;

/// <summary>
/// Whether a scan goes on as who it was begun as: answers to two identities, or of two accounts, must never become one
/// snapshot.
/// </summary>
internal static class ResumedCaller
{
    /// <summary>Null if the scan may go on.</summary>
    public static async Task<CallError?> CheckAsync(
        AnswerSource answers,
        ScanJournal? journal,
        CancellationToken cancellationToken
    )
    {
        if (journal is not { IsResumed: true, IsComplete: false })
        {
            return null;
        }

        if (answers.Recall(CallRegistry.Caller, CallInput.None) is not { IsSuccess: true, Output: var then })
        {
            return null;
        }

        var answer = await answers.AskAsync(CallRegistry.Caller, CallInput.None, cancellationToken);
        if (!answer.IsSuccess)
        {
            return answer.Error;
        }

        return IsSame(then, answer.Output)
            ? null
            : new CallError(
                CallErrorKind.Refused,
                "AnotherCaller",
                Translate(
                    $"The scan `{journal.Id}` was begun as {Text(then, "Arn")} and would go on as {Text(answer.Output, "Arn")}: "
                        + $"use the credentials of then, or begin a new scan."
                )
            );
    }

    private static bool IsSame(JsonElement then, JsonElement now) =>
        string.Equals(Text(then, "Account"), Text(now, "Account"), StringComparison.Ordinal)
        && string.Equals(WithoutSession(Text(then, "Arn")), WithoutSession(Text(now, "Arn")), StringComparison.Ordinal);

    /// <summary>A session that has ended is followed by one of another name: the role counts.</summary>
    private static string? WithoutSession(string? text) =>
        Arn.TryParse(text, out var arn) && arn.Resource.StartsWith("assumed-role/")
            ? text![..text!.LastIndexOf('/')]
            : text;

    private static string? Text(JsonElement caller, string name) => AnswerReader.TextOrNull(caller, name);
}
