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
            "accessKey" => Translate("access keys"),
            "mfaDevice" => Translate("MFA devices"),
            "credentialReportRow" => Translate("passwords, MFA and key ages"),
            "identityProvider" => Translate("identity providers"),
            "alias" => Translate("account alias"),
            "passwordPolicy" => Translate("password policy"),
            "accountSummary" => "account",
            "serviceLastAccess" => Translate("services that are used"),
            "organization" => "organization",
            "organizationPolicy" => Translate("policies of the organization"),
            "organizationResourcePolicy" => Translate("resource policy of the organization"),
            "resource" => "resources",
            "resourcePolicy" => Translate("policies of resources"),
            "publicAccessBlock" => Translate("Block Public Access"),
            "keyGrant" => Translate("grants of keys"),
            "permissionSet" => Translate("permission sets"),
            "accountAssignment" => Translate("assignments of permission sets"),
            "identityCenterUser" => Translate("users of IAM Identity Center"),
            "identityCenterGroup" => Translate("groups of IAM Identity Center"),
            "accessAnalyzer" => "analyzers",
            "accessFinding" => Translate("findings of analyzers"),
            _ => FieldText.Of(kind),
        };
}
