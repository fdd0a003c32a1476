using System.Collections.Immutable;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Permissions.Checks;
using AwsRadar.Cli.Scanning;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Permissions;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Permissions;

/// <summary><c>permissions</c> and <c>permissions for</c>: what is needed, and what of it is missing.</summary>
internal static class PermissionsNeeded
{
    public static Task<int> RunAsync(
        CommandContext context,
        string[] words,
        string? resource,
        Func<PermissionRequest> ofScan,
        MissingWish wish,
        CancellationToken cancellation
    )
    {
        try
        {
            return RunAsync(context, PermissionRequest.Parse(words, resource, ofScan), wish, cancellation);
        }
        catch (InputException problem)
        {
            return Task.FromResult(context.Fail(problem.Message, exitCode: ExitCode.Usage));
        }
    }

    public static async Task<int> RunAsync(
        CommandContext context,
        PermissionRequest request,
        MissingWish wish,
        CancellationToken cancellation
    )
    {
        foreach (var note in request.Notes)
        {
            context.Say(TerminalText.Escape(note));
        }

        if (request.Needed.IsEmpty)
        {
            return request.IsKnown ? ExitCode.Done : ExitCode.Undetermined;
        }

        return wish is MissingWish.None
            ? Print(context, request)
            : await CheckAsync(context, request, wish, cancellation);
    }

    private static int Print(CommandContext context, PermissionRequest request)
    {
        if (context.Output is OutputFormat.Table or OutputFormat.Text or OutputFormat.Csv)
        {
            return context.Data.Print(
                PermissionListings.Actions(
                    [
                        .. request
                            .Needed.Select(each => each.Action)
                            .Distinct(StringComparer.Ordinal)
                            .SelectMany(ActionCatalog.Expand)
                            .Select(ActionRow.Of),
                    ],
                    whenEmpty: ""
                )
            );
        }

        var format = context.Output is OutputFormat.JsonLines ? OutputFormat.JsonLines : OutputFormat.Json;
        return context.Data.PrintJson(request.Policy, format);
    }

    private static async Task<int> CheckAsync(
        CommandContext context,
        PermissionRequest request,
        MissingWish wish,
        CancellationToken cancellation
    )
    {
        using var client = new AwsClient(context.ClientOptions);
        var caller = await client.CallAsync("sts", "GetCallerIdentity", default, cancellation);
        if (!caller.IsSuccess)
        {
            var (sentence, whatToDo) = CallErrorText.Explain(caller.Error);
            return context.Fail(sentence, whatToDo);
        }

        var principal = caller.Output.GetProperty("Arn").GetString()!;
        var checks = await MissingPermissions.FindAsync(
            client,
            principal,
            request.Needed,
            wish is MissingWish.CheckAndTry,
            cancellation
        );
        var printed =
            context.Output is OutputFormat.Policy
                ? PrintPolicy(context, checks)
                : context.Data.Print(PermissionListings.Checks(checks));
        SayTotals(context, principal, checks, wish);
        return printed is ExitCode.Done ? ExitOf(checks) : printed;
    }

    private static int PrintPolicy(CommandContext context, ImmutableArray<PermissionCheck> checks) =>
        context.Data.PrintJson(
            PermissionPolicy.ToJson(
                checks
                    .Where(check => check.Verdict is not PermissionVerdict.Allowed)
                    .Select(check => new Permission(check.Action, check.Resource)),
                isIndented: true
            ),
            OutputFormat.Json
        );

    private static void SayTotals(
        CommandContext context,
        string principal,
        ImmutableArray<PermissionCheck> checks,
        MissingWish wish
    )
    {
        int Count(PermissionVerdict verdict) => checks.Count(check => check.Verdict == verdict);
        var unknown = Count(PermissionVerdict.Unknown);
        context.Say(
            TerminalText.Escape(
                PermissionWords.Totals(
                    principal,
                    Count(PermissionVerdict.Allowed),
                    Count(PermissionVerdict.Denied),
                    unknown
                )
            )
        );
        if (unknown > 0 && wish is MissingWish.Check)
        {
            context.Say(PermissionWords.HowToKnow);
        }
    }

    private static int ExitOf(ImmutableArray<PermissionCheck> checks) =>
        checks.Any(check => check.Verdict == PermissionVerdict.Denied) ? ExitCode.Denied
        : checks.Any(check => check.Verdict == PermissionVerdict.Unknown) ? ExitCode.Undetermined
        : ExitCode.Done;
}
