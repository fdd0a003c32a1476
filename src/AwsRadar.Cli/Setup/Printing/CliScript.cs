using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Cli.Setup.Printing;

/// <summary>Setup as a script for the AWS CLI, to be run as an administrator.</summary>
internal static class CliScript
{
    public static string Write(SetupNames names, string policy)
    {
        var tags = $"Key={SetupNames.MarkKey},Value={SetupNames.MarkValue}";
        var policyName = ShellWord.Quote(names.Policy);
        string[] head =
        [
            "set -e",
            "ACCOUNT=$(aws sts get-caller-identity --query Account --output text)",
            $"POLICY_ARN=arn:aws:iam::$ACCOUNT:policy/{policyName}",
            $"aws iam create-policy --policy-name {policyName} --tags {tags} --policy-document {ShellWord.Quote(OneLine(policy))}",
        ];
        return string.Join('\n', [.. head, .. names.IsRole ? Role(names, tags) : User(names, tags)]);
    }

    private static string[] User(SetupNames names, string tags)
    {
        var (user, group, profile) = (
            ShellWord.Quote(names.Identity),
            ShellWord.Quote(names.Group),
            ShellWord.Quote(names.Profile)
        );
        return
        [
            $"aws iam create-group --group-name {group} --path {SetupNames.GroupPath}",
            $"aws iam attach-group-policy --group-name {group} --policy-arn \"$POLICY_ARN\"",
            $"aws iam create-user --user-name {user} --tags {tags}",
            $"aws iam add-user-to-group --group-name {group} --user-name {user}",
            $"aws iam create-access-key --user-name {user} --output json | aws-radar configure --profile {profile}",
            $"KEY=$(aws iam list-access-keys --user-name {user} --query 'AccessKeyMetadata[0].AccessKeyId' --output text)",
            $"aws iam tag-user --user-name {user} --tags \"Key=$KEY,Value={SetupNames.KeyDescription}\"",
        ];
    }

    private static string[] Role(SetupNames names, string tags)
    {
        var (role, profile) = (ShellWord.Quote(names.Identity), ShellWord.Quote(names.Profile));
        var source = ShellWord.Quote(names.AdminProfile.Length == 0 ? "default" : names.AdminProfile);
        return
        [
            "WHO=$(aws sts get-caller-identity --query Arn --output text)",
            $"aws iam create-role --role-name {role} --tags {tags} --assume-role-policy-document \"{SetupInputs.Trust("$WHO").Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            $"aws iam attach-role-policy --role-name {role} --policy-arn \"$POLICY_ARN\"",
            $"aws-radar configure --profile {profile} --role-arn \"arn:aws:iam::$ACCOUNT:role/{role}\" --source-profile {source}",
        ];
    }

    private static string OneLine(string json) =>
        Output.JsonText.Format(System.Text.Json.JsonElement.Parse(json), indented: false);
}
