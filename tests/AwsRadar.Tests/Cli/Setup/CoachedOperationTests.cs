using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Core.Reference;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Tests.Lab.Fixtures;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>
/// The operations of the lab's sample: from an identity that may do nothing, the coach reaches the answer by adding the
/// actions that the operation needs, and no others.
/// </summary>
public sealed class CoachedOperationTests
{
    private const string Account = "123456789012";

    /// <summary>All with the full tests; else every 24th.</summary>
    private static int Step => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1" ? 1 : 24;

    [Fact]
    public async Task From_no_permission_each_operation_is_reached_by_exactly_the_actions_that_it_needs()
    {
        await using var lab = await SetupLab.StartAsync(hasFixtures: true);
        using var cli = await CoachTests.WithUserAsync(lab, "nothing");
        var cases = SampleFixtureTests
            .Cases()
            .Where(each => each.Case.Error is null)
            .DistinctBy(each => $"{each.Service} {each.Operation.Name}", StringComparer.Ordinal)
            .Where((_, index) => index % Step == 0)
            .ToArray();
        var table = new StringBuilder("| operation | needs | added |\n|---|---|---|\n");
        var wrong = new List<string>();

        foreach (var (service, operation, place, each) in cases)
        {
            var target = CallTarget.Find(service, operation.Name)!;
            var region = place.Region ?? "eu-west-1";
            var input = SampleFixtureTests.InputOf(operation, each, new FixtureScope(Account, region));

            var result = await cli.RunAsync(Line(target, region, input));

            var needed = DenialText.Needed(target);
            var added = (await CoachTests.AddedAsync(lab, "nothing"))
                .Select(permission => permission.Split(' ')[0])
                .Distinct(StringComparer.Ordinal)
                .ToArray();
            table.Append($"| {target.Title} | {string.Join(", ", needed.Actions)} | {string.Join(", ", added)} |\n");
            if (result.ExitCode != 0 || !IsExact(needed, added))
            {
                wrong.Add($"{target.Title}: {result.ExitCode}, added {string.Join(", ", added)}\n{result.Error}");
            }

            await lab.Root.TryAsync(
                "DeleteUserPolicy",
                new JsonObject { ["UserName"] = "nothing", ["PolicyName"] = "aws_radar_coach" }
            );
        }

        TestContext.Current.AddAttachment("coached-operations.md", table.ToString());
        Assert.True(cases.Length > 10);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Length}\n{string.Join('\n', wrong)}");
    }

    /// <summary>Some operations need one of several actions, as the request decides.</summary>
    private static bool IsExact(NeededActions needed, string[] added) =>
        needed.Kind switch
        {
            NeededActionsKind.NoneNeeded => added is [],
            NeededActionsKind.Unknown => added is [_],
            _ => added.Length > 0 && !added.Except(needed.Actions, StringComparer.OrdinalIgnoreCase).Any(),
        };

    private static string[] Line(CallTarget target, string region, JsonObject input) =>
        [
            "call",
            target.Service.Name,
            CliSpelling.OfOperation(target.Operation.Name),
            .. target.StreamedOutput is null && target.EventContent is null ? Array.Empty<string>() : ["content.bin"],
            "--cli-input-json",
            input.ToJsonString(),
            "--region",
            region,
            "--profile",
            "nothing",
            "--coach",
            "--admin-profile",
            "admin",
            "--yes",
        ];
}
