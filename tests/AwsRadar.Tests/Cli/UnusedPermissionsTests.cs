using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>A user of half a year in a real lab, what it did there, and what CloudTrail would have written of it.</summary>
public sealed class UnusedPermissionsTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:iam::123456789012:user/worker";
    private readonly CliProcess _cli = new();
    private LabServer? _lab;

    private LabServer Lab => _lab!;

    private LabClient Root => new(Lab.Endpoint, Lab.RootCredentials);

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync(
            new LabOptions { Account = LabAccount.Empty },
            TestContext.Current.CancellationToken
        );
        await SetClockAsync(DateTimeOffset.UtcNow.AddDays(-180));
        var worker = await Root.CreateUserAsync(
            "worker",
            """
            {"Version":"2012-10-17","Statement":[
            {"Sid":"Work","Effect":"Allow","Action":["iam:ListUsers","iam:ListGroups","iam:CreateUser","s3:*","kms:Decrypt"],"Resource":"*"},
            {"Sid":"Never","Effect":"Deny","Action":"iam:ListRoles","Resource":"*"}]}
            """
        );
        await SetClockAsync(DateTimeOffset.UtcNow);
        await new LabClient(Lab.Endpoint, worker).CallAsync("ListUsers");
        foreach (var (name, value) in Lab.EnvironmentVariables)
        {
            _cli.With(name, value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        await Lab.DisposeAsync();
    }

    [Fact]
    public async Task The_smaller_policy_keeps_what_was_used_and_works_in_the_old_ones_place()
    {
        var scan = await _cli.RunAsync("scan", "--depth", "full");
        Assert.True(scan.ExitCode == 0, scan.Error);

        var json = await _cli.RunAsync("permissions", "unused", "user/worker", "--output", "json");
        var policy = await _cli.RunAsync("permissions", "unused", "user/worker", "--output", "policy");
        var table = await _cli.RunAsync("permissions", "unused");
        var linted = await _cli.PipeAsync(policy.Out, "policy", "lint", "-", "--output", "json");

        Assert.Equal((3, 3, 3), (json.ExitCode, policy.ExitCode, table.ExitCode));
        var row = JsonElement.Parse(json.Out)[0];
        Assert.Equal(["iam:ListUsers"], Texts(row, "used"));
        Assert.Equal(["iam:CreateUser", "iam:ListGroups", "kms:*", "s3:*"], Texts(row, "unused"));
        var kept = JsonElement.Parse(policy.Out).GetProperty("Statement");
        Assert.Equal(
            ("Work", "iam:ListUsers", "Never"),
            (Text(kept[0], "Sid"), Text(kept[0], "Action"), Text(kept[1], "Sid"))
        );
        Assert.DoesNotContain("\"severity\": \"error\"", linted.Out, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("user/worker", table.Out, StringComparison.Ordinal);

        await Root.CallAsync("DeleteUserPolicy", new JsonObject { ["UserName"] = "worker", ["PolicyName"] = "test" });
        await Root.CallAsync(
            "PutUserPolicy",
            new JsonObject
            {
                ["UserName"] = "worker",
                ["PolicyName"] = "smaller",
                ["PolicyDocument"] = policy.Out,
            }
        );
        var again = new LabClient(Lab.Endpoint, await Root.CreateKeyAsync("worker"));
        await again.CallAsync("ListUsers");
        Assert.Equal("AccessDenied", (await again.FailAsync("ListGroups")).Code);
    }

    [Fact]
    public async Task CloudTrails_files_tell_what_was_used_in_a_folder_and_compressed_or_not()
    {
        await _cli.RunAsync("scan", "--depth", "full");
        var folder = Directory.CreateDirectory(Path.Combine(_cli.Home, "trail", "AWSLogs", "2026"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "a.json"),
            Records(Event("s3.amazonaws.com", "GetObject"), Event("iam.amazonaws.com", "ListGroups")),
            TestContext.Current.CancellationToken
        );
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, "b.json.gz"),
            Compressed(Records(Event("kms.amazonaws.com", "Decrypt"), Event("lambda.amazonaws.com", "Invoke"))),
            TestContext.Current.CancellationToken
        );

        var result = await _cli.RunAsync("permissions", "unused", Arn, "--cloudtrail", "trail", "--output", "json");

        Assert.True(result.ExitCode == 3, result.Error);
        var row = JsonElement.Parse(result.Out)[0];
        Assert.Equal(["iam:ListGroups", "iam:ListUsers", "kms:*", "s3:GetObject"], Texts(row, "used"));
        // The report knows of no use of s3, and CloudTrail does: of its other actions nobody can tell.
        Assert.DoesNotContain("s3:*", Texts(row, "unused"));
        Assert.Contains("actionNotTracked", row.GetProperty("unknown").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_without_the_access_advisor_leaves_everything_unknown_and_says_what_reads_it()
    {
        await _cli.RunAsync("scan");

        var result = await _cli.RunAsync("permissions", "unused", "worker");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("scan --depth full", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is not JSON")]
    [InlineData("{\"Records\":[{\"eventName\":1}]}", "lacks `eventTime`")]
    [InlineData("{\"Records\":[{\"event", "in the middle")]
    [InlineData("<html>", "it is not JSON")]
    [InlineData("{\"a\":1}", "no `Records`")]
    public async Task A_broken_file_is_one_sentence_with_its_name(string content, string expected)
    {
        await _cli.RunAsync("scan");
        await File.WriteAllTextAsync(
            Path.Combine(_cli.Home, "broken.json"),
            content,
            TestContext.Current.CancellationToken
        );

        var result = await _cli.RunAsync("permissions", "unused", "--cloudtrail", "broken.json");

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains("`broken.json`", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_file_that_is_cut_and_one_that_is_not_there_are_told()
    {
        await _cli.RunAsync("scan");
        var whole = Compressed(Records([.. Enumerable.Repeat(Event("iam.amazonaws.com", "ListUsers"), 500)]));
        await File.WriteAllBytesAsync(
            Path.Combine(_cli.Home, "cut.json.gz"),
            whole[..(whole.Length / 2)],
            TestContext.Current.CancellationToken
        );
        Directory.CreateDirectory(Path.Combine(_cli.Home, "empty"));

        var cut = await _cli.RunAsync("permissions", "unused", "--cloudtrail", "cut.json.gz");
        var gone = await _cli.RunAsync("permissions", "unused", "--cloudtrail", "gone.json");
        var empty = await _cli.RunAsync("permissions", "unused", "--cloudtrail", "empty");

        Assert.Equal((1, 1, 1), (cut.ExitCode, gone.ExitCode, empty.ExitCode));
        Assert.Contains(
            "`cut.json.gz` is no log file of CloudTrail, or a damaged one",
            cut.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("`gone.json` is neither a file nor a folder", gone.Error, StringComparison.Ordinal);
        Assert.Contains("`empty` has no files of CloudTrail", empty.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--since", "90")]
    [InlineData("--since", "-1d")]
    [InlineData("--output", "policy")]
    public async Task What_cannot_be_understood_is_a_usage_error(string option, string value)
    {
        await _cli.RunAsync("scan");

        var result = await _cli.RunAsync("permissions", "unused", option, value);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
    }

    private static string Records(params string[] events) => $$"""{"Records":[{{string.Join(',', events)}}]}""";

    private static string Event(string source, string name) =>
        $$$"""{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"{{{Arn}}}"},"eventTime":"{{{DateTimeOffset.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}}}","eventSource":"{{{source}}}","eventName":"{{{name}}}"}""";

    private static byte[] Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private async Task SetClockAsync(DateTimeOffset time)
    {
        var request = new WireRequest
        {
            Method = "POST",
            RawPath = "/_lab/clock",
            Headers = new WireHeaders([new("Host", Lab.Endpoint.Authority)]),
            Body = JsonSerializer.SerializeToUtf8Bytes(
                new JsonObject
                {
                    ["Time"] = time.UtcDateTime.ToString(
                        "yyyy-MM-dd'T'HH:mm:ss'Z'",
                        System.Globalization.CultureInfo.InvariantCulture
                    ),
                }
            ),
        };
        Assert.Equal(200, (await Root.SendAsync(Root.Sign(request))).Status);
    }

    private static string[] Texts(JsonElement row, string name) =>
        [.. row.GetProperty(name).EnumerateArray().Select(each => each.GetString()!)];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
