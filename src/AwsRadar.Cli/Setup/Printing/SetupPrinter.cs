using AwsRadar.Cli.CommandLine;
using AwsRadar.Collector;

namespace AwsRadar.Cli.Setup.Printing;

/// <summary>What setup would make, in the words of other tools. Nobody is called, and no key is made.</summary>
internal static class SetupPrinter
{
    public const string Cli = "cli";
    public static readonly string[] Forms = [Cli, "cloudformation", "terraform", "console", "stackset"];

    public static int Print(CommandContext context, SetupNames names, string form)
    {
        var policy = ScanPermissions.ToPolicyJson(depth: names.Depth);
        context.WriteData(
            form switch
            {
                Cli => CliScript.Write(names, policy),
                "cloudformation" => CloudFormationTemplate.Write(names, policy),
                "stackset" => CloudFormationTemplate.WriteStackSet(names, policy),
                "terraform" => TerraformFile.Write(names, policy),
                _ => ConsoleSteps.Write(names, policy),
            }
        );
        return ExitCode.Done;
    }
}
