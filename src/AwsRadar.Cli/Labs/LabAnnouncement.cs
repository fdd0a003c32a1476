using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Lab;

namespace AwsRadar.Cli.Labs;

/// <summary>What a lab says when it is ready: where it is, and the keys that open it. This is the one time that users' secrets are shown.</summary>
/// <param name="isSecretGiven">The root secret came from whoever started the lab, and is not repeated.</param>
/// <param name="hasNewKeys">Users of an account file were given keys that nobody knows yet.</param>
internal sealed class LabAnnouncement(CommandContext context, LabServer lab, bool isSecretGiven, bool hasNewKeys)
{
    private const string SecretName = "AWS_SECRET_ACCESS_KEY";

    public void Print()
    {
        context.Say(
            Translate(
                $"aws-radar lab · account {lab.AccountId} at {lab.Endpoint.GetLeftPart(UriPartial.Authority)} · Ctrl-C stops it"
            )
        );
        context.Say(
            Translate("Paste this into another terminal, and any AWS client there talks to the lab as its root user:")
        );
        context.Say();
        foreach (var (name, value) in lab.EnvironmentVariables)
        {
            context.WriteData(
                isSecretGiven && name is SecretName
                    ? Translate($"# {name} is the secret that the lab was given.")
                    : $"export {name}={value}"
            );
        }

        // A profile or a session of that shell would otherwise win over, or mix with, the lab's key.
        context.WriteData("unset AWS_PROFILE AWS_SESSION_TOKEN");
        if (hasNewKeys)
        {
            PrintUserKeys();
        }

        if (!lab.IsResumed)
        {
            PrintOtherAccounts();
        }

        context.Host.Out.Flush();
        context.Say();
        context.Say(
            Translate(
                "Try:  aws iam list-users        aws-radar scan        python3 -c 'import boto3; print(boto3.client(\"iam\").list_users())'"
            )
        );
    }

    /// <summary>As comments: pasting them along does no harm.</summary>
    private void PrintUserKeys()
    {
        if (lab.UserCredentials.IsEmpty)
        {
            return;
        }

        context.WriteData(Translate("# The users' keys, shown this once:"));
        foreach (var (user, key) in lab.UserCredentials)
        {
            WriteKey(user, key);
        }
    }

    private void PrintOtherAccounts()
    {
        foreach (var account in lab.Accounts.Where(account => account.AccountId != lab.AccountId))
        {
            context.WriteData(
                Translate($"# Account {account.AccountId} ({TerminalText.Escape(account.Name)}), shown this once:")
            );
            if (account.RootCredentials is { } root)
            {
                WriteKey("root", root);
            }

            foreach (var (user, key) in account.UserCredentials)
            {
                WriteKey(user, key);
            }
        }
    }

    private void WriteKey(string user, LabCredentials key) =>
        context.WriteData($"# {user} AWS_ACCESS_KEY_ID={key.AccessKeyId} {SecretName}={key.SecretAccessKey}");
}
