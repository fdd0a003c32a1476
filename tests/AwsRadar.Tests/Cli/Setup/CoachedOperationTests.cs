using System.Text.Json.Nodes;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Core.Reference;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Tests.Cli.Calling;
using AwsRadar.Tests.Lab.Fixtures;
using AwsRadar.Tests.Store;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>
/// The operations of the lab's sample: from an identity that may do nothing, the coach reaches the answer by adding the
/// actions that the operation needs, and no others. What was added is the table of docs/coached-operations.md.
/// </summary>
public sealed class CoachedOperationTests
{
    private const string Account = "123456789012";

    /// <summary>So many at once; most of the time each waits for the lab.</summary>
    private const int Shares = 8;

    private static bool IsFull => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1";

    /// <summary>All with the full tests; else every 24th.</summary>
    private static int Step => IsFull ? 1 : 24;

    private static DocumentFile Document =>
        new("docs/coached-operations.md", "<!-- operations: made from the lab's sample by CoachedOperationTests -->");

    /// <summary>The first lines of the table, after which each is an operation.</summary>
    private const string Heading = "\n| operation | needs | added |\n|---|---|---|\n";

    [Fact]
    public void The_table_has_more_than_two_hundred_operations_of_more_than_forty_services()
    {
        var text = Document.Text;

        var rows = text[(text.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length)..]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(rows.Length > 200, $"{rows.Length} operations");
        Assert.True(
            rows.Select(row => row.Split(' ')[1]).Distinct(StringComparer.Ordinal).Count() > 40,
            "too few services"
        );
    }

    [Fact]
    public async Task From_no_permission_each_operation_is_reached_by_exactly_the_actions_that_it_needs()
    {
        await using var lab = await SetupLab.StartAsync(hasFixtures: true);
        var cases = SampleFixtureTests
            .Cases()
            .Where(each => each.Case.Error is null)
            .DistinctBy(each => $"{each.Service} {each.Operation.Name}", StringComparer.Ordinal)
            .OrderBy(each => $"{each.Service} {each.Operation.Name}", StringComparer.Ordinal)
            .Where((_, index) => index % Step == 0)
            .ToArray();
        var coached = new Coached[cases.Length];

        // Each share has a user of its own, so that none sees what another was given.
        await Task.WhenAll(Enumerable.Range(0, Shares).Select(CoachShareAsync));

        async Task CoachShareAsync(int share)
        {
            var user = $"nothing-{share}";
            using var cli = await CoachTests.WithUserAsync(lab, user);
            for (var index = share; index < cases.Length; index += Shares)
            {
                var (service, operation, place, each) = cases[index];
                var region = place.Region ?? "eu-west-1";
                var input = SampleFixtureTests.InputOf(operation, each, new FixtureScope(Account, region));
                coached[index] = await CoachAsync(
                    lab,
                    cli,
                    user,
                    CallTarget.Find(service, operation.Name)!,
                    region,
                    input
                );
            }
        }

        Assert.True(cases.Length > 10);
        var wrong = coached.Where(each => !each.IsExact).Select(each => each.Said).ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {cases.Length}\n{string.Join('\n', wrong)}");
        if (IsFull)
        {
            Document.Check(Heading + string.Concat(coached.Select(each => each.Row).Order(StringComparer.Ordinal)));
        }
        else
        {
            var text = Document.Text;
            Assert.All(coached, each => Assert.Contains(each.Row, text, StringComparison.Ordinal));
        }
    }

    private static async Task<Coached> CoachAsync(
        SetupLab lab,
        CliProcess cli,
        string user,
        CallTarget target,
        string region,
        JsonObject input
    )
    {
        // In the tests' own process: a new one for each would spend its time on its start.
        var result = await InProcess.RunAsync(EnvironmentOf(lab, cli), Line(cli, target, region, input, user));
        var known = DenialText.Needed(target);
        string[] needed =
        [
            .. known.Actions.Concat(known.Actions.SelectMany(Dependent)).Distinct(StringComparer.Ordinal),
        ];
        var added = (await CoachTests.AddedAsync(lab, user))
            .Select(permission => permission.Split(' ')[0])
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        await lab.Root.TryAsync(
            "DeleteUserPolicy",
            new JsonObject { ["UserName"] = user, ["PolicyName"] = "aws_radar_coach" }
        );
        return new Coached(
            result.ExitCode == 0 && IsExact(known.Kind, needed, added),
            $"| {target.Title} | {string.Join(", ", needed)} | {string.Join(", ", added)} |\n",
            $"{target.Title}: {result.ExitCode}, added {string.Join(", ", added)}\n{result.Error}"
        );
    }

    /// <summary>What AWS's reference says that a caller needs beside an action.</summary>
    private static IEnumerable<string> Dependent(string action) =>
        ActionCatalog.TryFind(action, out var found) ? found.DependentActions : [];

    /// <summary>Some operations need one of several actions, as the request decides.</summary>
    private static bool IsExact(NeededActionsKind kind, string[] needed, string[] added) =>
        kind switch
        {
            NeededActionsKind.NoneNeeded => added is [],
            NeededActionsKind.Unknown => added is [_],
            _ => added.Length > 0 && !added.Except(needed, StringComparer.OrdinalIgnoreCase).Any(),
        };

    private static string[] Line(CliProcess cli, CallTarget target, string region, JsonObject input, string user) =>
        [
            "call",
            target.Service.Name,
            CliSpelling.OfOperation(target.Operation.Name),
            .. target.StreamedOutput is null && target.EventContent is null
                ? Array.Empty<string>()
                : [Path.Combine(cli.Home, "content.bin")],
            "--cli-input-json",
            input.ToJsonString(),
            "--region",
            region,
            "--profile",
            user,
            "--coach",
            "--admin-profile",
            "admin",
            "--yes",
            "--store",
            Path.Combine(cli.Home, "snapshots.db"),
        ];

    private static Dictionary<string, string> EnvironmentOf(SetupLab lab, CliProcess cli) =>
        new(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL"] = lab.Server.Endpoint.GetLeftPart(UriPartial.Authority),
            ["AWS_SHARED_CREDENTIALS_FILE"] = SetupLab.CredentialsOf(cli),
            ["AWS_CONFIG_FILE"] = SetupLab.ConfigOf(cli),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_RADAR_LOOPBACK_ONLY"] = "1",
        };

    /// <param name="Row">Of the table.</param>
    /// <param name="Said">What tells where it went wrong.</param>
    private sealed record Coached(bool IsExact, string Row, string Said);
}
