using System.CommandLine;
using AwsRadar.Cli.Coaching;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Lessons;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling;

/// <summary>The options of <c>aws-radar call</c> itself, named as in the AWS CLI where it has them.</summary>
internal static class CallOptions
{
    public static readonly Option<bool> List = new("--list")
    {
        Description = "List the services, or the operations of SERVICE.",
    };

    public static readonly Option<string?> Search = new("--search")
    {
        Description = "List the services and operations whose names hold this word.",
        HelpName = "WORD",
    };

    public static readonly Option<bool> Describe = new("--describe")
    {
        Description = "Show the operation's parameters, its result and the permission it needs; nothing is sent.",
    };

    public static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Show the request that would be sent, and do not send it.",
    };

    public static readonly Option<string?> CliInputJson = new("--cli-input-json")
    {
        Description = "Take the parameters from a JSON object: text or file://PATH. Options override it.",
        HelpName = "JSON",
    };

    public static readonly Option<string?> CliInputJsonLines = new("--cli-input-jsonl")
    {
        Description =
            "Call once for each line of a file (or of standard input: -): a JSON object in, {\"output\"} or {\"error\"} out.",
        HelpName = "FILE",
    };

    public static readonly Option<int> Parallel = new("--parallel")
    {
        Description = "With --cli-input-jsonl: how many calls may be under way at once (1 to 64); the order stays.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public static readonly Option<string?> MaxItems = new("--max-items")
    {
        Description = Translatable("Return at most so many entries, and a NextToken if there are more."),
        HelpName = "N",
    };

    public static readonly Option<string?> PageSize = new("--page-size")
    {
        Description = Translatable("Ask for so many entries with each call; all are returned nevertheless."),
        HelpName = "N",
    };

    public static readonly Option<string?> StartingToken = new("--starting-token")
    {
        Description = Translatable("Go on from the NextToken of an earlier call."),
        HelpName = "TOKEN",
    };

    public static readonly Option<bool> NoPaginate = new("--no-paginate")
    {
        Description = Translatable("Make one call only and show its page as it is."),
    };

    /// <summary>What every operation takes.</summary>
    public static readonly Option[] OfOperation =
    [
        Describe,
        DryRun,
        CliInputJson,
        CliInputJsonLines,
        Parallel,
        .. CoachOptions.All,
        Lesson.Explain,
        .. LimitOptions.All,
    ];

    /// <summary>What an operation with pages takes; the size of a page only where the operation lets a caller choose it.</summary>
    public static Option[] OfPages(Paginator paginator) =>
        paginator.LimitKey is null
            ? [MaxItems, StartingToken, NoPaginate]
            : [MaxItems, PageSize, StartingToken, NoPaginate];
}
