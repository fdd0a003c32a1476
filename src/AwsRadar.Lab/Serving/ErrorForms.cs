using System.Collections.Frozen;
using AwsRadar.Lab.Fixtures.Answers;
using AwsRadar.Lab.Organizations;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Serving;

/// <summary>The errors that all services have in common, as each family of them says it. The lab's own are in IAM's form.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html,
/// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html,
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
/// </remarks>
internal static class ErrorForms
{
    private const string Validation = "ValidationError";

    private static readonly FrozenDictionary<string, Form> Json = Table(
        ("AccessDenied", "AccessDeniedException", 400),
        ("MissingAuthenticationToken", "MissingAuthenticationTokenException", 400),
        ("InvalidClientTokenId", "UnrecognizedClientException", 400),
        ("SignatureDoesNotMatch", "InvalidSignatureException", 400),
        ("IncompleteSignature", "IncompleteSignatureException", 400),
        ("ExpiredToken", "ExpiredTokenException", 400)
    );

    private static readonly FrozenDictionary<string, Form> S3 = Table(
        ("MissingAuthenticationToken", "AccessDenied", 403),
        ("InvalidClientTokenId", "InvalidAccessKeyId", 403),
        ("IncompleteSignature", "AuthorizationHeaderMalformed", 400),
        ("ExpiredToken", "ExpiredToken", 400)
    );

    private static readonly FrozenDictionary<string, Form> Ec2 = Table(
        ("AccessDenied", "UnauthorizedOperation", 403),
        ("InvalidClientTokenId", "AuthFailure", 401),
        ("SignatureDoesNotMatch", "AuthFailure", 401),
        ("ExpiredToken", "RequestExpired", 400)
    );

    /// <param name="operation">What was called; null while that is not known.</param>
    /// <param name="reason">Which kind of constraint was broken, for services that tell it.</param>
    public static WireError Of(ServiceModel service, OperationModel? operation, WireError error, string? reason = null)
    {
        if (service.Name is "organizations" && reason is not null)
        {
            return OrganizationErrors.WithReason(error, reason);
        }

        if (error.Code is Validation && service.Name is not ("iam" or "sts"))
        {
            return operation is null ? error : error with { Code = ServiceErrors.OfInput(service, operation) };
        }

        return service switch
        {
            // Amazon SQS and Amazon CloudWatch kept their codes when they learned JSON.
            { IsAwsQueryCompatible: true } => error,
            { Protocol: ServiceProtocol.AwsJson } => Translate(Json, error),
            // As in awsJson, but for the status.
            { Protocol: ServiceProtocol.RestJson } => Translate(Json, error) with { Status = error.Status },
            { Protocol: ServiceProtocol.Ec2Query } => OfEc2(error),
            { Name: "s3" or "s3control" } => Translate(S3, error),
            _ => error,
        };
    }

    private static WireError OfEc2(WireError error)
    {
        var translated = Translate(Ec2, error);
        return error.Code is "AccessDenied"
            ? translated with
            {
                Message = $"You are not authorized to perform this operation. {error.Message}",
            }
            : translated;
    }

    private static WireError Translate(FrozenDictionary<string, Form> forms, WireError error) =>
        forms.TryGetValue(error.Code, out var form) ? error with { Code = form.Code, Status = form.Status } : error;

    private static FrozenDictionary<string, Form> Table(params (string Code, string Own, int Status)[] rows) =>
        rows.ToFrozenDictionary(row => row.Code, row => new Form(row.Own, row.Status), StringComparer.Ordinal);

    private readonly record struct Form(string Code, int Status);
}
