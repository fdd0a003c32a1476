using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;

namespace AwsRadar.Collector.Iam;

/// <summary>Who makes the calls, and in which account.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: it needs no permission.</remarks>
internal static class CallerCollector
{
    public static async Task<Caller> CollectAsync(CallRunner runner, CancellationToken cancellationToken)
    {
        AccountId? account = null;
        Arn? arn = null;
        var reply = await runner.RunAsync(
            CallRegistry.Caller,
            CallInput.None,
            answer =>
            {
                arn = AnswerReader.Arn(answer, "Arn");
                account = AnswerReader.Account(answer, "Account");
                return 1;
            },
            null,
            cancellationToken
        );
        return new Caller(account, arn, reply?.Error);
    }
}

/// <summary>The identity that a scan runs as, or what kept it from being known.</summary>
internal sealed record Caller(AccountId? Account, Arn? Arn, CallError? Error)
{
    /// <summary>Whether no other call can do better: there is nobody to sign for, or nowhere to send it.</summary>
    public bool IsHopeless => Error is { } error && Lifeline.IsOfEveryCall(error.Kind);
}
