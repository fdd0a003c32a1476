using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Setup.Printing;

/// <summary>Setup as a script for the AWS CLI, to be run as an administrator.</summary>
internal static class CliScript
{
    public static string Write(SetupNames names, ImmutableArray<string> policies)
    {
        var tags = $"Key={SetupNames.MarkKey},Value={SetupNames.MarkValue}";
        return string.Join(
            '\n',
            [
                "set -e",
                "WHO=$(aws sts get-caller-identity --query Arn --output text)",
                "ACCOUNT=$(aws sts get-caller-identity --query Account --output text)",
                "PARTITION=$(echo \"$WHO\" | cut -d : -f 2)",
                .. policies.Select(
                    (policy, index) =>
                        $"aws iam create-policy --policy-name {ShellWord.Quote(names.PolicyAt(index))} --tags {tags} --policy-document {Quote(policy)}"
                ),
                .. names.IsRole ? Role(names, tags, policies.Length) : User(names, tags, policies.Length),
            ]
        );
    }

    private static IEnumerable<string> User(SetupNames names, string tags, int policies)
    {
        var (user, group, profile) = (
            ShellWord.Quote(names.Identity),
            ShellWord.Quote(names.Group),
            ShellWord.Quote(names.Profile)
        );
        return
        [
            $"aws iam create-group --group-name {group} --path {SetupNames.GroupPath}",
            .. Attach(names, $"attach-group-policy --group-name {group}", policies),
            $"aws iam create-user --user-name {user} --tags {tags}",
            $"aws iam add-user-to-group --group-name {group} --user-name {user}",
            $"aws iam create-access-key --user-name {user} --output json | aws-radar configure --profile {profile}",
            $"KEY=$(aws iam list-access-keys --user-name {user} --query 'AccessKeyMetadata[0].AccessKeyId' --output text)",
            $"aws iam tag-user --user-name {user} --tags \"Key=$KEY,Value={SetupNames.KeyDescription}\"",
        ];
    }

    private static IEnumerable<string> Role(SetupNames names, string tags, int policies)
    {
        var (role, profile) = (ShellWord.Quote(names.Identity), ShellWord.Quote(names.Profile));
        var source = ShellWord.Quote(names.AdminProfile.Length == 0 ? "default" : names.AdminProfile);
        var trust = SetupInputs.Trust("$TRUSTED").Replace("\"", "\\\"", StringComparison.Ordinal);
        return
        [
            // Who may assume the role is the administrator's role, not a session of it.
            @"TRUSTED=$(echo ""$WHO"" | sed -E 's|:sts:(.*):assumed-role/([^/]+)/.*|:iam:\1:role/\2|')",
            $"aws iam create-role --role-name {role} --tags {tags} --assume-role-policy-document \"{trust}\"",
            .. Attach(names, $"attach-role-policy --role-name {role}", policies),
            $"aws-radar configure --profile {profile} --role-arn \"arn:$PARTITION:iam::$ACCOUNT:role/{role}\" --source-profile {source}",
        ];
    }

    private static IEnumerable<string> Attach(SetupNames names, string command, int policies) =>
        Enumerable
            .Range(0, policies)
            .Select(index =>
                $"aws iam {command} --policy-arn \"arn:$PARTITION:iam::$ACCOUNT:policy/\"{ShellWord.Quote(names.PolicyAt(index))}"
            );

    /// <summary>In single quotation marks but for the variables, which stand in double ones.</summary>
    private static string Quote(string policy) =>
        ShellWord
            .Quote(JsonText.Format(System.Text.Json.JsonElement.Parse(policy), indented: false))
            .Replace(SetupPrinter.SomePartition, "arn:'\"$PARTITION\"':", StringComparison.Ordinal)
            .Replace(SetupPrinter.SomeAccount.ToString(), "'\"$ACCOUNT\"'", StringComparison.Ordinal);
}
