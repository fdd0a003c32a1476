using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Profiles;
using AwsRadar.Tests.Client.Credentials;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Client.Profiles;

/// <summary>What is written to a home folder, how it is protected, and that AWS's own clients read it.</summary>
public sealed class ProfileStoreTests
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void In_an_empty_home_folder_the_files_are_their_owners_alone()
    {
        using var home = new SharedFolder();
        Directory.Delete(Path.GetDirectoryName(home.PathOf("x"))!);

        var (written, error) = Store(home)
            .Write("anna", new ProfileSettings { Keys = Key("AKIAANNA"), Region = "eu-west-1" });

        Assert.Null(error);
        Assert.Equal([home.PathOf("credentials"), home.PathOf("config")], written);
        Assert.Equal("[profile anna]\nregion = eu-west-1\n", File.ReadAllText(home.PathOf("config")));
        Assert.Equal(
            "[anna]\naws_access_key_id = AKIAANNA\naws_secret_access_key = secret/of+AKIAANNA=\n",
            File.ReadAllText(home.PathOf("credentials"))
        );
        AssertMode(home.PathOf("credentials"), OwnerFile);
        AssertMode(home.PathOf("config"), OwnerFile);
        AssertMode(Path.GetDirectoryName(home.PathOf("x"))!, OwnerFile | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_file_that_others_could_read_is_its_owners_alone_afterwards()
    {
        using var home = new SharedFolder().With("credentials", "# mine\n");
        Assert.Single(Store(home).Problems());

        Store(home).Write("anna", new ProfileSettings { Keys = Key("AKIAANNA") });

        AssertMode(home.PathOf("credentials"), OwnerFile);
        Assert.Empty(Store(home).Problems());
    }

    [Fact]
    public void What_stands_there_already_is_not_written_again()
    {
        using var home = new SharedFolder();
        var settings = new ProfileSettings { Keys = Key("AKIAANNA"), Region = "eu-west-1" };
        Store(home).Write("anna", settings);

        var (written, error) = Store(home).Write("anna", settings);

        Assert.Empty(written);
        Assert.Null(error);
    }

    [Fact]
    public void A_new_key_takes_the_session_token_of_the_old_one_away()
    {
        using var home = new SharedFolder().With(
            "credentials",
            "[anna]\naws_access_key_id=ASIAOLD\naws_secret_access_key=old\naws_session_token=old\naws_security_token=old\n# end\n"
        );

        Store(home).Write("anna", new ProfileSettings { Keys = Key("AKIANEW") });

        Assert.Equal(
            "[anna]\naws_access_key_id=AKIANEW\naws_secret_access_key=secret/of+AKIANEW=\n# end\n",
            File.ReadAllText(home.PathOf("credentials"))
        );
    }

    [Fact]
    public void A_broken_config_file_leaves_the_credentials_file_as_it_was()
    {
        using var home = new SharedFolder().With("config", "[broken\n").With("credentials", "# mine\n");

        var (written, error) = Store(home).Write("anna", new ProfileSettings { Keys = Key("AKIAANNA"), Region = "x" });

        Assert.Empty(written);
        Assert.Equal(CallErrorKind.UnreadableConfiguration, error!.Kind);
        Assert.Contains("line 1", error.Message, StringComparison.Ordinal);
        Assert.Equal("# mine\n", File.ReadAllText(home.PathOf("credentials")));
    }

    [Fact]
    public void Nothing_is_written_through_a_symbolic_link()
    {
        using var home = new SharedFolder().With("elsewhere", "# theirs\n");
        File.CreateSymbolicLink(home.PathOf("credentials"), home.PathOf("elsewhere"));

        var (_, error) = Store(home).Write("anna", new ProfileSettings { Keys = Key("AKIAANNA") });

        Assert.Equal(CallErrorKind.Refused, error!.Kind);
        Assert.Contains("is a symbolic link to", error.Message, StringComparison.Ordinal);
        Assert.Equal("# theirs\n", File.ReadAllText(home.PathOf("elsewhere")));
    }

    [Fact]
    public void Nothing_is_written_into_a_folder_that_is_a_symbolic_link()
    {
        using var home = new SharedFolder();
        using var other = new SharedFolder();
        var link = home.PathOf("link");
        Directory.CreateSymbolicLink(link, Path.GetDirectoryName(other.PathOf("x"))!);
        home.WithVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(link, "credentials"));

        var (_, error) = Store(home).Write("anna", new ProfileSettings { Keys = Key("AKIAANNA") });

        Assert.Equal(CallErrorKind.Refused, error!.Kind);
        Assert.False(File.Exists(other.PathOf("credentials")));
    }

    [Fact]
    public void A_device_in_the_place_of_a_file_is_not_replaced()
    {
        // One that does not exist: a mistake in the code under test must not cost the machine its real ones.
        using var home = new SharedFolder().WithVariable(
            "AWS_SHARED_CREDENTIALS_FILE",
            "/dev/aws-radar-no-such-device"
        );

        var (_, error) = Store(home).Write("anna", new ProfileSettings { Keys = Key("AKIAANNA") });

        Assert.Equal(CallErrorKind.Refused, error!.Kind);
        Assert.False(File.Exists("/dev/aws-radar-no-such-device"));
    }

    [Fact]
    public void The_files_that_the_environment_names_are_written()
    {
        using var home = new SharedFolder();
        home.WithVariable("AWS_CONFIG_FILE", home.PathOf("c1"))
            .WithVariable("AWS_SHARED_CREDENTIALS_FILE", home.PathOf("new/c2"));

        var (written, _) = Store(home)
            .Write("default", new ProfileSettings { Keys = Key("AKIAANNA"), Region = "eu-west-1" });

        Assert.Equal([home.PathOf("new/c2"), home.PathOf("c1")], written);
        Assert.StartsWith("[default]\n", File.ReadAllText(home.PathOf("c1")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_profile_is_written_where_it_is_read()
    {
        using var home = new SharedFolder().With("config", "[default]\nregion = a\n[profile default]\nregion = b\n");

        Store(home).Write("default", new ProfileSettings { Region = "c" });

        Assert.Equal("[default]\nregion = a\n[profile default]\nregion = c\n", File.ReadAllText(home.PathOf("config")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a  b")]
    [InlineData("a]\n[b")]
    [InlineData("a\"b")]
    public void A_name_that_would_be_read_as_another_is_refused(string name)
    {
        using var home = new SharedFolder();

        var (_, error) = Store(home).Write(name, new ProfileSettings { Region = "eu-west-1" });

        Assert.Equal(CallErrorKind.Validation, error!.Kind);
        Assert.False(File.Exists(home.PathOf("config")));
    }

    [Theory]
    [InlineData("secret\nrole_arn = x")]
    [InlineData("secret # half")]
    [InlineData("#secret")]
    [InlineData(" secret")]
    [InlineData("")]
    public void A_secret_that_would_be_read_as_another_is_refused_and_not_shown(string secret)
    {
        using var home = new SharedFolder();
        var keys = new SigningCredentials("AKIAANNA", new Secret(secret));

        var (_, error) = Store(home).Write("anna", new ProfileSettings { Keys = keys });

        Assert.Equal(CallErrorKind.Validation, error!.Kind);
        Assert.DoesNotContain(
            "secret",
            error.Message.Replace("aws_secret_access_key", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_of_the_wrong_name_is_pointed_out()
    {
        using var home = new SharedFolder().With("credential", "[default]\n");

        var problem = Assert.Single(Store(home).Problems());

        Assert.Equal(
            $"There is a file `{home.PathOf("credential")}`: AWS clients read `credentials`, with an s.",
            problem
        );
    }

    [Fact]
    public async Task Boto3_reads_what_was_written_between_what_stood_there()
    {
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");
        using var home = new SharedFolder()
            .With("credentials", "# mine\r\n[other]\r\naws_access_key_id = X\r\naws_secret_access_key = Y")
            .With("config", "[profile other]\ns3 =\n    addressing_style = path\nregion = eu-south-2\n\n# the end");
        string[] names = ["default", "anna", "two words", "a.b-c_d", "한글", "other"];
        foreach (var name in names)
        {
            var settings = new ProfileSettings
            {
                Keys = Key($"AKIA{Array.IndexOf(names, name)}"),
                Region = "eu-west-1",
            };
            Assert.Null(Store(home).Write(name, settings).Error);
        }

        var answers = await PythonScript.RunAsync(
            Path.Combine(Path.GetDirectoryName(Here())!, "..", "Credentials", "precedence.py"),
            names.Select(name => Question(home, name))
        );

        Assert.Equal(
            names.Select((_, index) => ($"AKIA{index}", $"secret/of+AKIA{index}=")),
            answers
                .Select(line => JsonElement.Parse(line))
                .Select(answer => (answer.GetProperty("id").GetString()!, answer.GetProperty("secret").GetString()!))
        );
    }

    private static string Question(SharedFolder home, string profile) =>
        new JsonObject
        {
            ["profile"] = profile,
            ["environment"] = new JsonObject(
                home.Options.EnvironmentVariables!.Select(variable =>
                    KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value)
                )
            ),
        }.ToJsonString();

    private static ProfileStore Store(SharedFolder home) => new(home.Options.EnvironmentVariables);

    private static SigningCredentials Key(string id) => new(id, new Secret($"secret/of+{id}="));

    private static void AssertMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
