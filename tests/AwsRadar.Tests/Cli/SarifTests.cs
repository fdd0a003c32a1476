using System.Text.Json;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary><c>aws-radar policy lint --sarif</c> keeps to the format, whatever the policy is.</summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
public sealed class SarifTests
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    [Theory]
    [InlineData("policy.json", """{"Version": "2012-10-17", "Statement": []}""", 0)]
    [InlineData(
        "ü #1%.json",
        "{\n\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"*\"}}",
        3
    )]
    [InlineData("empty.json", "", 3)]
    [InlineData("not.json", "\u0000\u001b[31m", 3)]
    [InlineData(
        "sound.json",
        """{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}""",
        0
    )]
    public async Task Each_log_has_the_shape_of_SARIF(string file, string policy, int exitCode)
    {
        using var cli = new CliProcess();
        await File.WriteAllTextAsync(Path.Combine(cli.Home, file), policy, TestContext.Current.CancellationToken);

        var result = await cli.RunAsync("policy", "lint", file, "--sarif");

        Assert.Equal(exitCode, result.ExitCode);
        CheckLog(JsonElement.Parse(result.Out));
    }

    [Fact]
    public async Task A_policy_of_AWS_is_named_by_its_ARN()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("policy", "lint", "arn:aws:iam::aws:policy/AdministratorAccess", "--sarif");

        var log = JsonElement.Parse(result.Out);
        CheckLog(log);
        Assert.Equal(
            "arn:aws:iam::aws:policy/AdministratorAccess",
            log.GetProperty("runs")[0]
                .GetProperty("results")[0]
                .GetProperty("locations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("artifactLocation")
                .GetProperty("uri")
                .GetString()
        );
    }

    private static void CheckLog(JsonElement log)
    {
        Names(log, "$schema", "version", "runs");
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        foreach (var run in log.GetProperty("runs").EnumerateArray())
        {
            Names(run, "tool", "columnKind", "results");
            Names(run.GetProperty("tool"), "driver");
            var driver = run.GetProperty("tool").GetProperty("driver");
            Names(driver, "name", "version", "rules");
            var rules = driver.GetProperty("rules").EnumerateArray().ToList();
            Assert.Equal(rules.Count, rules.DistinctBy(rule => rule.GetProperty("id").GetString()).Count());
            Assert.All(rules, rule => Names(rule, "id", "defaultConfiguration", "properties"));
            Assert.All(run.GetProperty("results").EnumerateArray(), result => CheckResult(result, rules));
        }
    }

    private static void CheckResult(JsonElement result, List<JsonElement> rules)
    {
        Names(result, "ruleId", "ruleIndex", "level", "message", "locations");
        var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
        Assert.Contains(result.GetProperty("level").GetString(), Levels);
        Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
        foreach (var location in result.GetProperty("locations").EnumerateArray())
        {
            Names(location, "physicalLocation", "logicalLocations");
            var place = location.GetProperty("physicalLocation");
            Names(place, "artifactLocation", "region");
            var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString();
            Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), uri);
            CheckRegion(place.GetProperty("region"));
        }
    }

    private static void CheckRegion(JsonElement region)
    {
        Names(region, "startLine", "startColumn", "endLine", "endColumn");
        var start = (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32());
        var end = (region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32());
        Assert.True(start is { Item1: >= 1, Item2: >= 1 });
        Assert.True(end.CompareTo(start) >= 0);
    }

    /// <summary>SARIF allows no property that it does not know.</summary>
    private static void Names(JsonElement element, params string[] known) =>
        Assert.Empty(element.EnumerateObject().Select(property => property.Name).Except(known, StringComparer.Ordinal));
}
