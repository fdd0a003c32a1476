using System.Collections.Immutable;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Explaining;
using AwsRadar.Cli.Setup;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Coaching;

/// <summary><c>call --coach</c>: denied, explained, allowed, and called again, until it is answered or no Allow can help.</summary>
internal sealed class CoachedCall(CommandContext context, CallTarget target, AwsClient client, CoachWish wish)
{
    private readonly Coach _coach = new(context, wish);

    /// <param name="call">Makes the call; what was denied it leaves to be explained here.</param>
    public async Task<int> RunAsync(Func<Task<(int ExitCode, CallError? Denied)>> call, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var (exit, denied) = await call();
                if (denied is null)
                {
                    await _coach.SayAddedAsync(cancellation);
                    return exit;
                }

                if (await GrantAsync(denied, cancellation) is { } end)
                {
                    return end;
                }
            }
        }
        catch (SetupException problem)
        {
            return context.Fail(problem.Message, problem.WhatToDo);
        }
    }

    private async Task<int?> GrantAsync(CallError denied, CancellationToken cancellation)
    {
        var request = await WithPrincipalAsync(DeniedRequest.Of(target, denied), cancellation);
        var explanation = Core.Denials.DenialExplainer.Explain(request.Denial);
        ImmutableArray<Permission> missing = [.. explanation.Missing.Except(_coach.Granted)];
        if (explanation.CanAllowHelp && missing.IsEmpty)
        {
            return await _coach.WaitAsync(cancellation)
                ? null
                : _coach.FailStillDenied(DenialWords.Actions(request.Denial.Actions));
        }

        LastDenial.Keep(context, target.Service.Name, target.Operation.Name, denied);
        DenialReportText.Say(context, DenialReporter.Create(context, request, canBeCoached: false));
        context.Say();
        return explanation is { CanAllowHelp: true, Target: { } holder }
            ? await _coach.GrantAsync(holder, AccountOf(request), missing, cancellation)
            : ExitCode.Denied;
    }

    /// <summary>Some services do not say whom they denied.</summary>
    private async Task<DeniedRequest> WithPrincipalAsync(DeniedRequest request, CancellationToken cancellation)
    {
        if (request.Denial.Principal is not null)
        {
            return request;
        }

        var caller = await client.CallAsync("sts", "GetCallerIdentity", default, cancellation);
        return caller.IsSuccess
            ? request with
            {
                Denial = request.Denial with { Principal = caller.Output.GetProperty("Arn").GetString() },
            }
            : request;
    }

    private static string AccountOf(DeniedRequest request) =>
        RequestPrincipal.Parse(request.Denial.Principal!).Account?.ToString() ?? "";
}
