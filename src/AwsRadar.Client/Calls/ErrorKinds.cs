using System.Collections.Frozen;
using AwsRadar.Client.Denials;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Calls;

/// <summary>Sorts the errors that services answer with.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html, https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html</remarks>
internal static class ErrorKinds
{
    private const string Skewed1 = "Signature expired";
    private const string Skewed2 = "Signature not yet current";

    private static readonly FrozenDictionary<string, CallErrorKind> ByCode = Table(
        (
            CallErrorKind.Denied,
            "AccessDenied AccessDeniedException UnauthorizedOperation Client.UnauthorizedOperation NotAuthorized AuthorizationError"
        ),
        (
            CallErrorKind.Throttled,
            "Throttling ThrottlingException ThrottledException RequestThrottledException RequestThrottled TooManyRequestsException ProvisionedThroughputExceededException TransactionInProgressException RequestLimitExceeded BandwidthLimitExceeded LimitExceededException SlowDown PriorRequestNotComplete EC2ThrottledException"
        ),
        (
            CallErrorKind.Transient,
            "RequestTimeout RequestTimeoutException ServiceFailure ServiceUnavailable InternalFailure InternalError"
        ),
        (
            CallErrorKind.InvalidCredentials,
            "InvalidClientTokenId UnrecognizedClientException InvalidAccessKeyId SignatureDoesNotMatch InvalidSignatureException IncompleteSignature AuthFailure MissingAuthenticationToken"
        ),
        (CallErrorKind.ExpiredCredentials, "ExpiredToken ExpiredTokenException RequestExpired"),
        (CallErrorKind.ClockSkew, "RequestTimeTooSkewed RequestInTheFuture"),
        (
            CallErrorKind.NotFound,
            "NoSuchEntity NoSuchEntityException ResourceNotFoundException NotFoundException NoSuchBucket"
        ),
        (
            CallErrorKind.Validation,
            "ValidationError ValidationException InvalidInput InvalidParameterValue InvalidParameterCombination MissingParameter MalformedPolicyDocument InvalidAction MissingAction MalformedInput MalformedQueryString"
        )
    );

    public static CallError ToCallError(WireError error)
    {
        var kind = KindOf(error);
        return new CallError(kind, error.Code, error.Message)
        {
            RequestId = error.RequestId,
            HttpStatus = error.Status == 0 ? null : error.Status,
            Details = error.Details,
            Denial = kind is CallErrorKind.Denied ? AccessDeniedParser.Parse(error.Message) : null,
        };
    }

    private static CallErrorKind KindOf(WireError error) =>
        error switch
        {
            { Kind: WireErrorKind.Unreadable } => CallErrorKind.Unreadable,
            { Kind: WireErrorKind.Parameters } => CallErrorKind.Validation,
            _ when IsSkew(error) => CallErrorKind.ClockSkew,
            _ when ByCode.TryGetValue(error.Code, out var kind) => kind,
            { Status: 429 } => CallErrorKind.Throttled,
            { Status: 500 or 502 or 503 or 504 } => CallErrorKind.Transient,
            { Status: >= 300 and < 400 } => CallErrorKind.Unreadable,
            _ => CallErrorKind.Other,
        };

    /// <summary>A signature whose time is off has the same code as one with a wrong secret: only the text tells.</summary>
    private static bool IsSkew(WireError error) =>
        error.Message.StartsWith(Skewed1, StringComparison.Ordinal)
        || error.Message.StartsWith(Skewed2, StringComparison.Ordinal);

    private static FrozenDictionary<string, CallErrorKind> Table(params (CallErrorKind Kind, string Codes)[] rows) =>
        rows.SelectMany(row => row.Codes.Split(' ').Select(code => KeyValuePair.Create(code, row.Kind)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
