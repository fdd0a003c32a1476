using System.Collections.Immutable;

namespace AwsRadar.Cli.Setup.Printing;

/// <summary>Setup as steps in the IAM console, in the words that stand on its buttons.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_create.html</remarks>
internal static class ConsoleSteps
{
    public static string Write(SetupNames names, ImmutableArray<string> policies)
    {
        var all = string.Join(", ", Enumerable.Range(0, policies.Length).Select(names.PolicyAt));
        var first =
            policies.Length == 1
                ? Translate(
                    $"1. Policies > Create policy > JSON: paste the policy below. Next. Name: {all}. Add the tag {SetupNames.MarkKey} = {SetupNames.MarkValue}. Create policy."
                )
                : Translate(
                    $"1. For each of the {policies.Length} policies below: Policies > Create policy > JSON: paste it. Next. Name: {all}, in this order. Add the tag {SetupNames.MarkKey} = {SetupNames.MarkValue}. Create policy."
                );
        return Translate($"In https://console.aws.amazon.com/iam, as an administrator:")
            + $"\n\n{first}\n{(names.IsRole ? Role(names, all) : User(names, all))}\n\n{string.Join("\n\n", policies)}";
    }

    private static string User(SetupNames names, string policies) =>
        Translate(
            $"""
            2. User groups > Create group. Name: {names.Group}. Attach {policies}. Create user group.
            3. Users > Create user. Name: {names.Identity}; no access to the console. Next.
            4. Add user to group: {names.Group}. Next. Add the tag {SetupNames.MarkKey} = {SetupNames.MarkValue}. Create user.
            5. The user > Security credentials > Create access key > Command Line Interface. Description: {SetupNames.KeyDescription}.
            6. Here: aws-radar configure --profile {names.Profile} --access-key-id ID, and type the secret when it is asked for.
            7. aws-radar whoami --profile {names.Profile}
            """
        );

    private static string Role(SetupNames names, string policies) =>
        Translate(
            $"""
            2. Roles > Create role > AWS account > This account. Next. Attach {policies}. Next.
            3. Name: {names.Identity}. Add the tag {SetupNames.MarkKey} = {SetupNames.MarkValue}. Create role.
            4. Here: aws-radar configure --profile {names.Profile} --role-arn ARN --source-profile PROFILE
            5. aws-radar whoami --profile {names.Profile}
            """
        );
}
