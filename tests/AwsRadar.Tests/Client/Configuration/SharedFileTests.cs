using System.Text;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Client.Configuration;

/// <summary>The format of the shared files, and what stands in their place on a hostile machine.</summary>
public sealed class SharedFileTests
{
    [Theory]
    [InlineData("[a]\nx=1\n[a]\ny=2\n", "a", "x", "1")]
    [InlineData("[a]\nx=1\nx=2\n", "a", "x", "2")]
    [InlineData("\uFEFF[a]\r\nx = 1 \r\n", "a", "x", "1")]
    [InlineData("[a]\nX=1\n", "a", "x", "1")]
    [InlineData("[ profile   a ] ; note\nx=1\n", "profile a", "x", "1")]
    [InlineData("[profile \"a b\"]\nx=1\n", "profile a b", "x", "1")]
    [InlineData("[a]\nx=1 # one\n", "a", "x", "1")]
    [InlineData("[a]\nx=1#one;two\n", "a", "x", "1#one;two")]
    [InlineData("[a]\n# x=2\n; x=3\nx=1\n", "a", "x", "1")]
    [InlineData("[a]\ns3 =\n  x = 1\n  y = 2\n", "a", "s3.x", "1")]
    [InlineData("[a]\nx = 1\n  more\n", "a", "x", "1\nmore")]
    [InlineData("[a]\n  x = 1\n", "a", "x", "1")]
    [InlineData("[a]\nx = a=b=c\n", "a", "x", "a=b=c")]
    [InlineData("[a]\nx = 한글\n", "a", "x", "한글")]
    public void A_setting_is_read_as_AWS_clients_read_it(string text, string section, string setting, string value)
    {
        var file = SharedFile.Parse("config", Encoding.UTF8.GetBytes(text));

        Assert.Equal(value, file[section]![setting]);
    }

    [Fact]
    public void A_tilde_in_a_variable_is_the_home_folder()
    {
        using var home = new SharedFolder().With("other", "[default]\nregion=b\n");

        var environment = new ProcessEnvironment(
            home.WithVariable("AWS_CONFIG_FILE", "~/.aws/other").Options.EnvironmentVariables
        );

        Assert.Equal(home.PathOf("other"), environment.ConfigFile);
    }

    [Fact]
    public void A_default_profile_with_the_word_profile_hides_the_one_without()
    {
        using var home = new SharedFolder().With("config", "[default]\nregion=a\n[profile default]\nregion=b\n");

        var profile = SharedProfiles.Read(new ProcessEnvironment(home.Options.EnvironmentVariables)).Find("default")!;

        Assert.Equal("b", profile["region"]);
        Assert.Equal($"`{home.PathOf("config")}` line 4", profile.PlaceOf("region"));
    }

    [Theory]
    [InlineData("[a]\nx=1\n\u0001\u00FF\n", "line 3 is not UTF-8 text")]
    [InlineData("[a]\nx=1\0\n", "line 2 holds a NUL")]
    public async Task Bytes_that_are_no_text_are_named_by_their_line(string latin1, string says)
    {
        using var home = new SharedFolder();
        await File.WriteAllBytesAsync(
            home.PathOf("config"),
            Encoding.Latin1.GetBytes(latin1),
            TestContext.Current.CancellationToken
        );

        await AssertUnreadable(home, says);
    }

    [Fact]
    public async Task A_file_larger_than_a_mebibyte_is_refused()
    {
        using var home = new SharedFolder().With("config", "[a]\n" + new string('#', 1024 * 1024));

        await AssertUnreadable(home, "it is larger than 1 MiB");
    }

    [Fact]
    public async Task A_folder_in_the_place_of_a_file_is_named()
    {
        using var home = new SharedFolder();
        Directory.CreateDirectory(home.PathOf("config"));

        await AssertUnreadable(home, "it is a folder");
    }

    [Fact]
    public async Task A_device_without_end_is_refused_and_an_empty_one_is_an_empty_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs /dev");
        using var home = new SharedFolder();

        await AssertUnreadable(home.WithVariable("AWS_CONFIG_FILE", "/dev/zero"), "it is larger than 1 MiB");
        await AssertFound(home.WithVariable("AWS_CONFIG_FILE", "/dev/null"), CallErrorKind.NoCredentials);
    }

    [Fact]
    public async Task A_pipe_that_nobody_writes_to_is_refused_and_does_not_hang()
    {
        using var home = new SharedFolder();
        await ForeignClient.RequireAsync("mkfifo", home.PathOf("credentials"));

        await AssertUnreadable(home, "it is not a regular file");
    }

    private static Task AssertUnreadable(SharedFolder home, string says) =>
        AssertFound(home, CallErrorKind.UnreadableConfiguration, says);

    private static async Task AssertFound(SharedFolder home, CallErrorKind kind, string says = "")
    {
        using var client = new AwsClient(home.Options);
        var error = (await client.IdentityAsync(TestContext.Current.CancellationToken)).Error!;
        Assert.Equal(kind, error.Kind);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }
}
