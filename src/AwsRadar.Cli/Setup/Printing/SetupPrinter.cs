using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Setup.Printing;

/// <summary>What setup would make, in the words of other tools. Nobody is called, and no key is made.</summary>
internal static class SetupPrinter
{
    public const string Cli = "cli";
    public static readonly string[] Forms = [Cli, "cloudformation", "terraform", "console", "stackset"];

    /// <summary>Stands where each form has its own word for the account in which it is used.</summary>
    public static readonly AccountId SomeAccount = AccountId.Parse("111122223333");

    /// <summary>How ARNs begin in the partition that each form has its own word for.</summary>
    public const string SomePartition = "arn:aws:";

    /// <exception cref="SetupException">The scan needs more policies than IAM attaches.</exception>
    public static int Print(CommandContext context, SetupNames names, string form)
    {
        ImmutableArray<string> Policies() => SetupPolicies.Of(names, SomeAccount);
        context.WriteData(
            form switch
            {
                Cli => CliScript.Write(names, Policies()),
                "cloudformation" => CloudFormationTemplate.Write(names, Policies()),
                "stackset" => CloudFormationTemplate.WriteStackSet(names, Policies()),
                "terraform" => TerraformFile.Write(names, Policies()),
                // What is pasted in the console has no word for the account.
                _ => ConsoleSteps.Write(names, SetupPolicies.Of(names)),
            }
        );
        return ExitCode.Done;
    }
}
