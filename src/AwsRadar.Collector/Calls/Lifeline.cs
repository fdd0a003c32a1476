using System.Globalization;
using AwsRadar.Client.Calls;

namespace AwsRadar.Collector.Calls;

/// <summary>
/// Tells a call that cannot be answered from a scan that cannot: a session that has ended, a network that is gone. The
/// call that AWS answers to every identity shows which.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html</remarks>
internal sealed class Lifeline(AnswerSource home)
{
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

    /// <summary>Returns if other calls may still be answered.</summary>
    /// <exception cref="ScanStoppedException">None can.</exception>
    public async Task CheckAsync(CallError error, CancellationToken cancellationToken)
    {
        if (!IsOfEveryCall(error.Kind))
        {
            return;
        }

        // What ends the scan is told to a person, and not kept.
        CultureInfo.CurrentUICulture = _language;
        var probe = await home.AskAsync(CallRegistry.Caller, CallInput.None, cancellationToken);
        if (probe.Error is { } cause && IsOfEveryCall(cause.Kind))
        {
            throw new ScanStoppedException(cause);
        }
    }

    /// <summary>Errors of who asks and of the way to AWS, not of what is asked.</summary>
    public static bool IsOfEveryCall(CallErrorKind kind) =>
        kind
            is CallErrorKind.InvalidCredentials
                or CallErrorKind.ExpiredCredentials
                or CallErrorKind.NoCredentials
                or CallErrorKind.ProfileNotFound
                or CallErrorKind.UnreadableConfiguration
                or CallErrorKind.NoRegion
                or CallErrorKind.Unreachable
                or CallErrorKind.ClockSkew
                or CallErrorKind.Refused
                or CallErrorKind.Unsupported;
}
