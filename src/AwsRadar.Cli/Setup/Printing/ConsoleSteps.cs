namespace AwsRadar.Cli.Setup.Printing;

/// <summary>Setup as steps in the IAM console, in the words that stand on its buttons.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_create.html</remarks>
internal static class ConsoleSteps
{
    public static string Write(SetupNames names, string policy) =>
        Translate(
            $"""
            In https://console.aws.amazon.com/iam, as an administrator:

            1. Policies > Create policy > JSON: paste the policy below. Next. Name: {names.Policy}. Add the tag {SetupNames.MarkKey} = {SetupNames.MarkValue}. Create policy.
            {(names.IsRole ? Role(names) : User(names))}

            {policy}
            """
        );

    private static string User(SetupNames names) =>
        Translate(
            $"""
            2. User groups > Create group. Name: {names.Group}. Attach the policy {names.Policy}. Create user group.
            3. Users > Create user. Name: {names.Identity}; no access to the console. Next.
            4. Add user to group: {names.Group}. Next. Add the tag {SetupNames.MarkKey} = {SetupNames.MarkValue}. Create user.
            5. The user > Security credentials > Create access key > Command Line Interface. Description: {SetupNames.KeyDescription}.
            6. Here: aws-radar configure --profile {names.Profile} --access-key-id ID, and type the secret when it is asked for.
            7. aws-radar whoami --profile {names.Profile}
            """
        );

    private static string Role(SetupNames names) =>
        Translate(
            $"""
            2. Roles > Create role > AWS account > This account. Next. Attach the policy {names.Policy}. Next.
            3. Name: {names.Identity}. Add the tag {SetupNames.MarkKey} = {SetupNames.MarkValue}. Create role.
            4. Here: aws-radar configure --profile {names.Profile} --role-arn ARN --source-profile PROFILE
            5. aws-radar whoami --profile {names.Profile}
            """
        );
}
