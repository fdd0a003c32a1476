using System.Diagnostics;
using System.Text.Json.Nodes;
using AwsRadar.Benchmarks.Pages;
using AwsRadar.Core.Access;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Benchmarks.Questions;

/// <summary>Who can do something, of 5,000 users and 10,000 roles: how long, beside putting the question to each of them.</summary>
internal static class WhoCanBenchmark
{
    private static readonly (string Action, string Resource)[] Asked =
    [
        ("iam:CreateUser", "*"),
        ("iam:PassRole", "*"),
        ("s3:GetObject", "arn:aws:s3:::team-1/file"),
        ("s3:GetObject", "*"),
        ("ec2:TerminateInstances", "*"),
    ];

    public static int Run()
    {
        var snapshot = LargeAccount.Create();
        var figures = new JsonObject
        {
            ["suite"] = "who-can",
            ["users"] = snapshot.Users.Length,
            ["roles"] = snapshot.Roles.Length,
        };
        foreach (var (action, resource) in Asked)
        {
            var question = new AccessQuestion
            {
                Principal = RequestPrincipal.Anonymous,
                Action = action,
                Resource = resource,
                ResourceAccount = snapshot.Account,
            };
            var start = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            var answer = WhoCan.Ask(new AccountAccess(snapshot), question);
            var together = clock.Elapsed;
            var processor = Environment.CpuUsage.TotalTime - start;
            clock.Restart();
            var allowed = OneByOne(snapshot, question);
            figures[$"{action} {resource}"] = new JsonObject
            {
                ["seconds"] = Math.Round(together.TotalSeconds, 2),
                ["processorSeconds"] = Math.Round(processor.TotalSeconds, 2),
                ["oneByOneSeconds"] = Math.Round(clock.Elapsed.TotalSeconds, 2),
                ["ratio"] = Math.Round(clock.Elapsed / together, 1),
                ["answers"] = answer.Principals.Length,
                ["oneByOneAllowed"] = allowed,
            };
        }

        Console.WriteLine(figures.ToJsonString(new() { WriteIndented = true }));
        return 0;
    }

    /// <summary>As `can` would be asked about each.</summary>
    private static int OneByOne(Snapshot snapshot, AccessQuestion question)
    {
        var access = new AccountAccess(snapshot);
        return snapshot
            .Users.Select(user => user.Arn)
            .Concat(snapshot.Roles.Select(role => role.Arn))
            .Count(arn =>
                access.Ask(question with { Principal = RequestPrincipal.Parse(arn.ToString()) }).Result.Decision
                == Decision.Allowed
            );
    }
}
