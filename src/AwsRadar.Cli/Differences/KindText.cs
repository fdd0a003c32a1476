namespace AwsRadar.Cli.Differences;

/// <summary>The kinds of entities as headings.</summary>
internal static class KindText
{
    public static string Plural(string kind) =>
        kind switch
        {
            "user" => "users",
            "group" => "groups",
            "role" => "roles",
            "managedPolicy" => "policies",
            "accessKey" => "access keys",
            "mfaDevice" => "MFA devices",
            "credentialReportRow" => "passwords, MFA and key ages",
            "identityProvider" => "identity providers",
            "alias" => "account alias",
            "passwordPolicy" => "password policy",
            "accountSummary" => "account",
            "serviceLastAccess" => "services that are used",
            "organization" => "organization",
            "organizationPolicy" => "policies of the organization",
            "organizationResourcePolicy" => "resource policy of the organization",
            "resource" => "resources",
            "resourcePolicy" => "policies of resources",
            "publicAccessBlock" => "Block Public Access",
            "keyGrant" => "grants of keys",
            "permissionSet" => "permission sets",
            "accountAssignment" => "assignments of permission sets",
            "identityCenterUser" => "users of IAM Identity Center",
            "identityCenterGroup" => "groups of IAM Identity Center",
            "accessAnalyzer" => "analyzers",
            "accessFinding" => "findings of analyzers",
            _ => FieldText.Of(kind),
        };
}
