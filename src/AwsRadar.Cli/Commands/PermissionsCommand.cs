using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Permissions;
using AwsRadar.Cli.Permissions.Unused;
using AwsRadar.Cli.Scanning;
using AwsRadar.Collector;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar permissions</c>: what a scan, a call or a policy needs and grants.</summary>
internal static class PermissionsCommand
{
    public const string Name = "permissions";

    private const string Legend = """
        What it is printed as: `--output policy` (a policy document, the usual), `table` (the actions with their access
        levels), `json`, `jsonl`, `text`, `csv`. With `--missing` a table of what is denied, unknown and allowed, and
        `--output policy` is the policy of what is denied or unknown.

        The exit code with `--missing` is 0 when everything is allowed, 3 when something is denied, 4 when nothing is
        denied and something is unknown.
        """;

    private static readonly Option<AccountId?> Account = AccountOption.Create(
        "--account-id",
        "Limit the policy to the resources of this account."
    );

    private static readonly Option<ScanDepth?> Depth = DepthOption.Create(
        "For a scan of this depth: fast, standard or full."
    );

    private static readonly Option<string?> Resource = new("--resource")
    {
        Description = "Limit the actions to this resource, where they can be limited.",
        HelpName = "ARN",
    };

    private static readonly Option<bool> Missing = new("--missing")
    {
        Description = "Tell which of them the identity in use has: by its own policies, or by the policy simulator.",
    };

    private static readonly Option<bool> Try = new("--try")
    {
        Description = "With --missing: where nothing else tells, make the reading calls that need no parameters.",
    };

    private static readonly Argument<string[]> Subject = new("scan|call|ACTION")
    {
        Description = "`scan`, `call SERVICE OPERATION`, or actions such as iam:ListUsers.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Argument<string> Word = new("WORD")
    {
        Description = "A part of an action's name, or a pattern such as iam:List*.",
    };

    private static readonly Argument<string[]> Actions = new("ACTION")
    {
        Description = "Actions such as iam:ListUsers.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Argument<string> Policy = new("POLICY")
    {
        Description = "An AWS managed policy by its name, a policy by its ARN, a file, or `-` for standard input.",
    };

    private static readonly Argument<string[]> List = new("ACTION")
    {
        Description = "Actions such as iam:ListUsers; without them, one a line from standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int> AllowMore = new("--allow-more")
    {
        Description = "Let the wildcards cover up to so many actions that were not asked for.",
        HelpName = "N",
    };

    private static readonly Option<string[]> Services = ServicesOption.CreateServices();

    private static readonly Option<string[]> Regions = ServicesOption.CreateRegions();

    private static readonly Option<bool> Wider = ServicesOption.CreateWider();

    public static Command Create(CliHost host)
    {
        var permissions = CommandFactory.Create(
            host,
            Name,
            "Print the exact policy that a scan needs: no action more, no action less. `for` asks about calls and actions.",
            (context, cancellation) =>
                PermissionsNeeded.RunAsync(context, OfScan(context), Check(context), cancellation),
            Account,
            Depth,
            Missing,
            Try,
            Services,
            Regions,
            Wider,
            CreateFor(host),
            CreateSearch(host),
            CreateManaged(host),
            CreateShow(host),
            CreateMinimize(host),
            UnusedPermissionsRun.CreateCommand(host)
        );
        CheckServices(permissions);
        return permissions;
    }

    private static PermissionRequest OfScan(CommandContext context) =>
        PermissionRequest.ForScan(
            ServicesOption.Complete(new ScanPlan { Depth = DepthOf(context) }, context.Arguments, Services, Regions),
            AccountOf(context),
            context.Arguments.GetValue(Wider)
        );

    private static void CheckServices(Command command) =>
        command.Validators.Add(result =>
        {
            if (ServicesOption.Fault(result, Services, Regions, Depth) is { } fault)
            {
                result.AddError(fault);
            }
        });

    private static Command CreateFor(CliHost host)
    {
        var command = CommandFactory.Create(
            host,
            "for",
            "Print the exact policy that a scan, a call or some actions need; with --missing, what is lacking.",
            (context, cancellation) =>
                PermissionsNeeded.RunAsync(
                    context,
                    context.Arguments.GetValue(Subject) ?? [],
                    context.Arguments.GetValue(Resource),
                    () => OfScan(context),
                    Check(context),
                    cancellation
                ),
            Subject,
            Resource,
            Account,
            Depth,
            Missing,
            Try,
            Services,
            Regions,
            Wider,
            LegendHelp.Create(Legend)
        );
        CheckServices(command);
        return command;
    }

    private static Command CreateSearch(CliHost host) =>
        CommandFactory.Create(
            host,
            "search",
            "Find actions: their access level, what they can be limited to, their condition keys.",
            (context, _) =>
                Task.FromResult(PermissionLookups.Search(context, context.Arguments.GetRequiredValue(Word))),
            Word
        );

    private static Command CreateManaged(CliHost host) =>
        CommandFactory.Create(
            host,
            "managed",
            "List the AWS managed policies that grant actions, the one that brings fewest others first.",
            (context, _) =>
                Task.FromResult(PermissionLookups.Managed(context, context.Arguments.GetRequiredValue(Actions))),
            Actions
        );

    private static Command CreateShow(CliHost host) =>
        CommandFactory.Create(
            host,
            "show",
            "Expand a policy into the actions that it grants, by service and access level.",
            (context, _) =>
                Task.FromResult(PermissionLookups.Show(context, context.Arguments.GetRequiredValue(Policy))),
            Policy,
            StoredSnapshot.Snapshot
        );

    private static Command CreateMinimize(CliHost host)
    {
        var minimize = CommandFactory.Create(
            host,
            "minimize",
            "Shorten a list of actions to wildcards that grant nothing more.",
            (context, _) =>
                Task.FromResult(
                    PermissionLookups.Minimize(
                        context,
                        context.Arguments.GetValue(List) ?? [],
                        context.Arguments.GetValue(AllowMore)
                    )
                ),
            List,
            AllowMore
        );
        minimize.Validators.Add(result =>
        {
            if (result.GetValue(AllowMore) < 0)
            {
                result.AddError(Translate("`--allow-more` takes a number of actions: 0 or more."));
            }
        });
        return minimize;
    }

    private static ScanDepth DepthOf(CommandContext context) => context.Arguments.GetValue(Depth) ?? ScanDepth.Standard;

    private static AccountId? AccountOf(CommandContext context) => context.Arguments.GetValue(Account);

    private static MissingWish Check(CommandContext context) =>
        context.Arguments.GetValue(Try) ? MissingWish.CheckAndTry
        : context.Arguments.GetValue(Missing) ? MissingWish.Check
        : MissingWish.None;
}
