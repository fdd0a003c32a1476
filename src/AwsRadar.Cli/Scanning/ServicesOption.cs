using System.CommandLine;
using System.CommandLine.Parsing;
using AwsRadar.Collector;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Scanning;

/// <summary><c>--services ec2,lambda|all</c> and <c>--regions eu-central-1,…|all</c>.</summary>
internal static class ServicesOption
{
    public static Option<string[]> CreateServices()
    {
        var option = List(
            "--services",
            "SERVICES",
            "Read the resources of these services and their policies too: names as the AWS CLI has them, such as ec2,lambda, or all."
        );
        option.CompletionSources.Add([.. ServiceCatalog.Names, ScanPlan.All]);
        option.Validators.Add(result =>
        {
            foreach (var name in Words(result.Tokens.Select(token => token.Value)))
            {
                if (name is not ScanPlan.All && !ServiceCatalog.TryOpen(name, out _))
                {
                    result.AddError(
                        Translate(
                            $"`{name}` is no service that aws-radar knows: names are those of the AWS CLI, such as ec2 or lambda, or all."
                        )
                    );
                }
            }
        });
        return option;
    }

    public static Option<string[]> CreateRegions()
    {
        var option = List(
            "--regions",
            "REGIONS",
            "The regions in which services and analyzers are read, such as eu-central-1,us-east-1, or all that the account has; without it the region in use."
        );
        option.Validators.Add(result =>
        {
            foreach (var name in Words(result.Tokens.Select(token => token.Value)))
            {
                if (name is not ScanPlan.All && !IsRegion(name))
                {
                    result.AddError(
                        Translate($"`{name}` is not a region: one looks like eu-central-1; all stands for all of them.")
                    );
                }
            }
        });
        return option;
    }

    public static Option<bool> CreateWider() =>
        new("--wider")
        {
            Description =
                "Fewer policies that allow more: of a service's Describe and List actions all, where the scan needs several.",
        };

    /// <summary>What is wrong with them together; null when nothing is. A full scan reads analyzers in each region.</summary>
    public static string? Fault(
        CommandResult result,
        Option<string[]> services,
        Option<string[]> regions,
        Option<ScanDepth?> depth
    ) =>
        result.GetResult(regions) is not null
        && result.GetResult(services) is null
        && result.GetResult(depth)?.Tokens.SingleOrDefault()?.Value is not "full"
            ? Translate(
                "`--regions` says where services are read: say which with `--services`, or read the analyzers there with `--depth full`."
            )
            : null;

    /// <summary>The plan as the words of a command line, each with a space before it.</summary>
    public static string Words(ScanPlan plan) =>
        (plan.Depth is ScanDepth.Standard ? "" : $" --depth {DepthOption.Word(plan.Depth)}")
        + (plan.Services.IsEmpty ? "" : $" --services {string.Join(',', plan.Services)}")
        + (plan.Regions.IsEmpty ? "" : $" --regions {string.Join(',', plan.Regions)}");

    /// <summary>The plan with what the options tell.</summary>
    public static ScanPlan Complete(
        ScanPlan plan,
        ParseResult arguments,
        Option<string[]> services,
        Option<string[]> regions
    ) =>
        plan with
        {
            Services = [.. Words(arguments.GetValue(services) ?? [])],
            Regions = [.. Words(arguments.GetValue(regions) ?? [])],
        };

    private static Option<string[]> List(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
        };

    private static IEnumerable<string> Words(IEnumerable<string> values) =>
        values.SelectMany(value =>
            value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );

    private static bool IsRegion(string name) =>
        name.Split('-') is { Length: >= 3 } parts
        && parts.All(part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit))
        && char.IsAsciiDigit(name[^1]);
}
