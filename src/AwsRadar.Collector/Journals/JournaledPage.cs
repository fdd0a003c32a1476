using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Denials;

namespace AwsRadar.Collector.Journals;

/// <summary>An answer as a journal keeps it: a page, or an error that asking again does not change.</summary>
internal sealed record JournaledPage
{
    public JsonElement? Output { get; init; }

    /// <summary>The input members that ask for the page behind it; null if nothing follows.</summary>
    public JsonElement? NextPage { get; init; }

    public string? RequestId { get; init; }

    public CallErrorKind? ErrorKind { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    public int? HttpStatus { get; init; }

    public static JournaledPage Of(CallResult answer) =>
        answer.Error is { } error
            ? new()
            {
                RequestId = answer.RequestId,
                ErrorKind = error.Kind,
                ErrorCode = error.Code,
                ErrorMessage = error.Message,
                HttpStatus = error.HttpStatus,
            }
            : new()
            {
                Output = answer.Output,
                NextPage = answer.NextPage,
                RequestId = answer.RequestId,
            };

    public CallResult ToResult() =>
        ErrorKind is { } kind
            ? CallResult.Failed(
                new CallError(kind, ErrorCode ?? "", ErrorMessage ?? "")
                {
                    RequestId = RequestId,
                    HttpStatus = HttpStatus,
                    Denial = kind is CallErrorKind.Denied ? AccessDeniedParser.Parse(ErrorMessage ?? "") : null,
                }
            )
            : new CallResult
            {
                Output = Output ?? default,
                NextPage = NextPage,
                RequestId = RequestId,
            };
}
