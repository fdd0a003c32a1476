using System.Text.Json.Nodes;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Organizations.Accounts;

/// <summary>Who brings an account into an organization lets Organizations make its role there, and must be allowed to make it.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html#API_CreateOrganization_Errors</remarks>
internal static class ServiceRolePermission
{
    private const string Operation = "CreateServiceLinkedRole";

    /// <summary>The refusal, or null when the role is there or the caller may make it.</summary>
    public static LabError? Check(OperationCall call)
    {
        if (Membership.HasServiceRole(call.State))
        {
            return null;
        }

        var creation = call with
        {
            Input = new JsonObject { ["AWSServiceName"] = "organizations.amazonaws.com" }.ToElement(),
        };
        var operation = IamOperations.ByName[Operation];
        var role = Target.At(call.State.Arn($"role{Membership.ServiceRolePath}{Membership.ServiceRole}"));
        return Authorizer.IsAllowed(creation, operation, new Permission($"iam:{Operation}", role))
            ? null
            : OrganizationErrors.Of(
                "AccessDeniedForDependencyException",
                "The operation requires the iam:CreateServiceLinkedRole permission for organizations.amazonaws.com, so that Organizations can create its service-linked role. You don't have that permission."
            ) with
            {
                Reason = "ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE",
            };
    }
}
