using AwsRadar.Lab.Authorization.Denials;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.IamToolbox;

/// <summary>The denial that an authorization id stands for, for those who may know of it.</summary>
internal static class DenialLookup
{
    /// <summary>
    /// Whoever is in the organization that the denied principal was in, or without one in its account, and has the permission
    /// to ask.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationPolicy.html</remarks>
    public static RecordedDenial? Find(OperationCall call) =>
        call.Denials.Find(call.Text("authorizationId"), call.Now) is { } denial && IsOfCaller(call, denial)
            ? denial
            : null;

    public static LabError NotFound { get; } =
        new("ResourceNotFoundException", 404, "The requested authorization details do not exist or have expired.");

    private static bool IsOfCaller(OperationCall call, RecordedDenial denial) =>
        denial.OrganizationId is { } organization
            ? organization.Equals(call.Lab.OrganizationOf(call.State.AccountId)?.Id, StringComparison.Ordinal)
            : denial.Account == call.State.AccountId;
}
