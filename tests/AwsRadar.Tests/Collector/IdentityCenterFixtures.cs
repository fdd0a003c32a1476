using System.Collections.Immutable;

namespace AwsRadar.Tests.Collector;

/// <summary>What IAM Identity Center and IAM Access Analyzer answer in an account with one of everything: service/operation to JSON.</summary>
internal static class IdentityCenterFixtures
{
    private const string Instance = "arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6";
    public const string Set = "arn:aws:sso:::permissionSet/ssoins-7223a1b2c3d4e5f6/ps-0123456789abcdef";
    public const string Analyzer = "arn:aws:access-analyzer:eu-west-1:123456789012:analyzer/outside";

    public static readonly ImmutableSortedDictionary<string, string> All = new Dictionary<string, string>
    {
        ["sso-admin/ListInstances"] =
            $$"""{"Instances": [{"InstanceArn": "{{Instance}}", "IdentityStoreId": "d-9067f9a1b2", "OwnerAccountId": "123456789012"}]}""",
        ["sso-admin/ListPermissionSets"] = $$"""{"PermissionSets": ["{{Set}}"]}""",
        ["sso-admin/DescribePermissionSet"] =
            $$"""{"PermissionSet": {"Name": "Operators", "PermissionSetArn": "{{Set}}", "SessionDuration": "PT4H"} }""",
        ["sso-admin/ListManagedPoliciesInPermissionSet"] =
            """{"AttachedManagedPolicies": [{"Name": "ReadOnlyAccess", "Arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}]}""",
        ["sso-admin/ListCustomerManagedPolicyReferencesInPermissionSet"] =
            """{"CustomerManagedPolicyReferences": [{"Name": "operate", "Path": "/teams/"}]}""",
        ["sso-admin/GetInlinePolicyForPermissionSet"] =
            """{"InlinePolicy": "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}"}""",
        ["sso-admin/GetPermissionsBoundaryForPermissionSet"] =
            """{"PermissionsBoundary": {"ManagedPolicyArn": "arn:aws:iam::aws:policy/PowerUserAccess"}}""",
        ["sso-admin/ListAccountsForProvisionedPermissionSet"] = """{"AccountIds": ["123456789012"]}""",
        ["sso-admin/ListAccountAssignments"] = $$"""
            {"AccountAssignments": [{"AccountId": "123456789012", "PermissionSetArn": "{{Set}}",
             "PrincipalType": "GROUP", "PrincipalId": "9067f9a1b2-11111111-2222-3333-4444-555555555555"}]}
            """,
        ["identitystore/ListUsers"] =
            """{"Users": [{"UserId": "9067f9a1b2-66666666-7777-8888-9999-000000000000", "UserName": "anna", "IdentityStoreId": "d-9067f9a1b2"}]}""",
        ["identitystore/ListGroups"] =
            """{"Groups": [{"GroupId": "9067f9a1b2-11111111-2222-3333-4444-555555555555", "DisplayName": "operators", "IdentityStoreId": "d-9067f9a1b2"}]}""",
        ["identitystore/ListGroupMemberships"] = """
            {"GroupMemberships": [{"IdentityStoreId": "d-9067f9a1b2", "MembershipId": "m-1", "GroupId": "9067f9a1b2-11111111-2222-3333-4444-555555555555",
             "MemberId": {"UserId": "9067f9a1b2-66666666-7777-8888-9999-000000000000"}}]}
            """,
        ["accessanalyzer/ListAnalyzers"] = $$"""
            {"analyzers": [{"arn": "{{Analyzer}}", "name": "outside", "type": "ACCOUNT", "status": "ACTIVE",
             "createdAt": "2026-11-01T00:00:00Z"}]}
            """,
        ["accessanalyzer/ListFindingsV2"] =
            $$"""{"findings": [{{Finding("f-1", "ExternalAccess", "ACTIVE")}}, {{Finding("f-2", "UnusedIAMRole", "ARCHIVED")}}]}""",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static string Finding(string id, string type, string status) =>
        $$"""
            {"id": "{{id}}", "findingType": "{{type}}", "status": "{{status}}", "resourceType": "AWS::IAM::Role",
             "resource": "arn:aws:iam::123456789012:role/open", "resourceOwnerAccount": "123456789012",
             "analyzedAt": "2026-11-02T00:00:00Z", "createdAt": "2026-11-01T00:00:00Z", "updatedAt": "2026-11-02T00:00:00Z"}
            """;
}
