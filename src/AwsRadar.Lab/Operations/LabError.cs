using System.Text.Json;

namespace AwsRadar.Lab.Operations;

/// <summary>A refusal in AWS's own words.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and each operation's Errors.</remarks>
/// <param name="Status">The HTTP status; 0: the model's, or else 400.</param>
internal sealed record LabError(string Code, int Status, string Message)
{
    /// <summary>The error's other members, an object.</summary>
    public JsonElement? Details { get; init; }

    /// <summary>The code is the service's own already; others are IAM's and take the form that the service has for them.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>For services whose errors say why by a code of their own; null: there is none.</summary>
    public string? Reason { get; init; }

    public static LabError NoSuchEntity(string message) => new("NoSuchEntity", 404, message);

    public static LabError NotFound(string kind, string name) =>
        NoSuchEntity($"The {kind} with name {name} cannot be found.");

    public static LabError AlreadyExists(string message) => new("EntityAlreadyExists", 409, message);

    public static LabError AlreadyExists(string kind, string name) =>
        AlreadyExists($"{kind} with name {name} already exists.");

    /// <param name="must">What is in the way, as in <c>detach all policies</c>.</param>
    public static LabError DeleteConflict(string must) =>
        new("DeleteConflict", 409, $"Cannot delete entity, must {must} first.");

    public static LabError LimitExceeded(string message) => new("LimitExceeded", 409, message);

    public static LabError QuotaExceeded(string quota, int limit) =>
        LimitExceeded($"Cannot exceed quota for {quota}: {limit}");

    public static LabError InvalidInput(string message) => new("InvalidInput", 400, message);

    public static LabError Validation(string message) => new("ValidationError", 400, message);

    public static LabError MalformedPolicy(string message) => new("MalformedPolicyDocument", 400, message);

    public static LabError Unmodifiable(string message) => new("UnmodifiableEntity", 400, message);

    public static LabError AccessDenied(string message) => new("AccessDenied", 403, message);
}
