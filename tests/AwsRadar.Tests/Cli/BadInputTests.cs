using System.Net;
using System.Net.Sockets;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>Bad input gets one clear sentence, exit code 1, and nothing stored is lost.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("{\"UserDetailList\": [", "cut off")]
    [InlineData("{\"Users\": []}", "is not what")]
    [InlineData("<html><body>Sign in</body></html>", "account.json")]
    [InlineData("", "is empty")]
    public async Task A_file_that_is_not_account_authorization_details(string content, string expected)
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);
        await File.WriteAllTextAsync(
            Path.Combine(cli.Home, "account.json"),
            content,
            TestContext.Current.CancellationToken
        );

        var result = await cli.RunAsync("scan", "--from-file", "account.json");

        AssertOneSentence(result, expected);
        await AssertStoreIsWhole(cli);
    }

    [Fact]
    public async Task A_store_that_is_not_a_store()
    {
        using var cli = new CliProcess();
        var notes = Path.Combine(cli.Home, "notes.txt");
        await File.WriteAllTextAsync(notes, "not a database", TestContext.Current.CancellationToken);

        var result = await cli.RunAsync("show", "users", "--store", notes);

        AssertOneSentence(result, "is not an aws-radar store");
        Assert.Equal("not a database", await File.ReadAllTextAsync(notes, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_question_before_anything_was_collected()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("show", "users");

        AssertOneSentence(result, "There is no snapshot yet");
        Assert.Contains("aws-radar scan", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var cli = new CliProcess();

        var result = await cli.RunAsync("lab", "--port", $"{((IPEndPoint)taken.LocalEndpoint).Port}");

        AssertOneSentence(result, "port");
        Assert.Contains("--port", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_credentials()
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var result = await cli.RunAsync("scan", "--region", "us-east-1", "--endpoint-url", "http://127.0.0.1:9");

        AssertOneSentence(result, "credentials");
        await AssertStoreIsWhole(cli);
    }

    [Fact]
    public async Task An_unreachable_endpoint()
    {
        using var cli = WithExampleKey(new CliProcess());
        await AccountFile.StoreAsync(cli);

        // Port 9 (discard) is closed on a machine without inetd: the connection is refused at once.
        var result = await cli.RunAsync("scan", "--endpoint-url", "http://127.0.0.1:9");

        AssertOneSentence(result, "127.0.0.1:9");
        await AssertStoreIsWhole(cli);
    }

    [Fact]
    public async Task An_endpoint_that_would_send_signed_requests_in_the_clear()
    {
        using var cli = WithExampleKey(new CliProcess());

        var result = await cli.RunAsync("scan", "--endpoint-url", "http://iam.example.com");

        AssertOneSentence(result, "iam.example.com");
    }

    [Fact]
    public async Task A_profile_that_does_not_exist()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("scan", "--profile", "nobody");

        AssertOneSentence(result, "`nobody`");
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("whoami")]
    [InlineData("call", "iam", "list-users")]
    [InlineData("configure", "list-profiles")]
    public async Task A_config_file_with_bytes_that_are_no_text(params string[] command)
    {
        using var cli = WithExampleKey(new CliProcess());
        Directory.CreateDirectory(Path.Combine(cli.Home, ".aws"));
        await File.WriteAllBytesAsync(
            Path.Combine(cli.Home, ".aws", "config"),
            [.. "[default]\nregion = "u8, 0xC3, 0x28],
            TestContext.Current.CancellationToken
        );

        var result = await cli.RunAsync(command);

        AssertOneSentence(result, $"{cli.Home}/.aws/config` cannot be read: line 2 is not UTF-8 text.");
    }

    private static CliProcess WithExampleKey(CliProcess cli) =>
        cli.With("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
            .With("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
            .With("AWS_REGION", "us-east-1");

    private static void AssertOneSentence(CliResult result, string expected)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
    }

    private static async Task AssertStoreIsWhole(CliProcess cli)
    {
        var users = await cli.RunAsync("show", "users", "--output", "json", "--query", "length(@)");
        Assert.Equal("2", users.Out.Trim());
    }
}
