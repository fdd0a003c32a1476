using AwsRadar.Client;
using Xunit;

namespace AwsRadar.Tests.Client.Configuration;

/// <summary>Shared files that are not their owner's alone are pointed out, and read all the same.</summary>
public sealed class SharedFileModeTests
{
    private const string Keys = "[default]\naws_access_key_id=AKIAIOSFODNN7EXAMPLE\naws_secret_access_key=x\n";

    [Theory]
    [InlineData("credentials", 0b110_100_100, "can read")]
    [InlineData("credentials", 0b110_100_000, "can read")]
    [InlineData("credentials", 0b110_000_010, "can change")]
    [InlineData("credentials", 0b110_000_000, null)]
    [InlineData("credentials", 0b100_000_000, null)]
    [InlineData("config", 0b110_100_100, "can read")]
    [InlineData("config", 0b110_000_000, null)]
    public async Task A_file_with_keys_that_others_can_read_is_warned_of_once(string file, int mode, string? says)
    {
        using var home = new SharedFolder().With(file, Keys);
        Protect(home, file, mode);

        var warnings = await WarningsAsync(home);

        if (says is null)
        {
            Assert.Empty(warnings);
        }
        else
        {
            var warning = Assert.Single(warnings);
            Assert.Contains(says, warning, StringComparison.Ordinal);
            Assert.EndsWith($"run `chmod 600 {home.PathOf(file)}`.", warning, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0b110_100_100, null)]
    [InlineData(0b110_110_100, "can change")]
    public async Task A_config_file_without_keys_may_be_read_and_not_written_by_others(int mode, string? says)
    {
        using var home = new SharedFolder().With("config", "[default]\nregion=eu-west-1\n");
        Protect(home, "config", mode);

        var warnings = await WarningsAsync(home);

        Assert.Equal(says is null ? 0 : 1, warnings.Count);
        Assert.All(warnings, warning => Assert.Contains(says!, warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_others_can_write_to_is_warned_of()
    {
        using var home = new SharedFolder();
        Protect(home, "", 0b111_111_111);

        var warning = Assert.Single(await WarningsAsync(home));

        Assert.Contains("can replace the files in", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_link_leads_to_counts()
    {
        using var home = new SharedFolder().With("real", Keys);
        Protect(home, "real", 0b110_100_100);
        File.CreateSymbolicLink(home.PathOf("credentials"), home.PathOf("real"));

        Assert.Single(await WarningsAsync(home));
    }

    private static void Protect(SharedFolder home, string file, int mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes");
        }
        else
        {
            File.SetUnixFileMode(home.PathOf(file), (UnixFileMode)mode);
        }
    }

    private static async Task<List<string>> WarningsAsync(SharedFolder home)
    {
        var warnings = new List<string>();
        using var client = new AwsClient(home.Options with { Warn = warnings.Add });
        await client.IdentityAsync(TestContext.Current.CancellationToken);
        await client.IdentityAsync(TestContext.Current.CancellationToken);
        return warnings;
    }
}
