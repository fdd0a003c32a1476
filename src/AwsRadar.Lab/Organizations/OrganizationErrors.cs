using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Organizations;

/// <summary>What Organizations says when it refuses.</summary>
/// <remarks>The errors of each operation of https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html</remarks>
internal static class OrganizationErrors
{
    private const int BadRequest = 400;

    public static LabError NotInUse { get; } =
        Of("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");

    public static LabError NotPermitted { get; } =
        LabError.AccessDenied("You don't have permissions to access this resource.");

    public static LabError AccountNotFound { get; } =
        Of("AccountNotFoundException", "You specified an account that doesn't exist.");

    public static LabError UnitNotFound { get; } =
        Of("OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");

    public static LabError ParentNotFound { get; } =
        Of("ParentNotFoundException", "You specified parent that doesn't exist.");

    public static LabError RootNotFound { get; } =
        Of("RootNotFoundException", "You specified a root that doesn't exist.");

    public static LabError TargetNotFound { get; } =
        Of("TargetNotFoundException", "You specified a target that doesn't exist.");

    public static LabError PolicyNotFound { get; } =
        Of("PolicyNotFoundException", "You specified a policy that doesn't exist.");

    public static LabError HandshakeNotFound { get; } =
        Of("HandshakeNotFoundException", "You specified a handshake that doesn't exist.");

    public static LabError MasterCannotLeave { get; } =
        Of("MasterCannotLeaveOrganizationException", "The management account cannot leave the organization.");

    public static LabError NotAllFeatures { get; } =
        Constraint(
            "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
            "You attempted to perform an operation that requires the organization to be configured to support all features."
        );

    public static LabError PolicyTypeNotAvailable { get; } =
        Of(
            "PolicyTypeNotAvailableForOrganizationException",
            "You can't use the specified policy type with the feature set currently enabled for this organization."
        );

    public static LabError Of(string code, string message) => new(code, BadRequest, message);

    public static LabError Constraint(string reason, string message) =>
        Of("ConstraintViolationException", message) with
        {
            Reason = reason,
        };

    public static LabError HandshakeConstraint(string reason, string message) =>
        Of("HandshakeConstraintViolationException", message) with
        {
            Reason = reason,
        };

    public static LabError InvalidInput(string reason, string message) =>
        Of("InvalidInputException", message) with
        {
            Reason = reason,
        };

    /// <summary>The error as Organizations writes it; what breaks a constraint of the model has a text of its own.</summary>
    public static WireError WithReason(WireError error, string reason) =>
        (
            error.Code is "ValidationError"
                ? error with
                {
                    Code = "InvalidInputException",
                    Message = InvalidInputText.Of(reason),
                }
                : error
        ) with
        {
            Details = new JsonObject { ["Reason"] = reason }.ToElement(),
        };
}
