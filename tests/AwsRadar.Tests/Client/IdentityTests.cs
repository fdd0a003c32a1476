using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Credentials;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Which identity is used, and the sentence where there is none.</summary>
public sealed class IdentityTests
{
    private const string Credentials = """
        # keys of two people
        [default]
        aws_access_key_id = AKIADEFAULTEXAMPLE1
        aws_secret_access_key = secret-of-default
        [anna]
        aws_access_key_id=AKIAANNAEXAMPLE22222   ; hers
        aws_secret_access_key=secret#of=anna
        aws_session_token=token-of-anna
        """;

    [Fact]
    public async Task The_default_profile_is_used_without_being_named()
    {
        using var folder = new SharedFolder().With("credentials", Credentials);

        var identity = await FindAsync(folder.Options);

        Assert.Equal(CredentialSource.Profile, identity.Source);
        Assert.Equal("AKIA…PLE1", identity.MaskedAccessKeyId);
        Assert.Equal($"profile `default` in `{folder.PathOf("credentials")}`", identity.Origin);
        Assert.False(identity.IsTemporary);
    }

    [Fact]
    public async Task A_named_profile_comes_before_the_environment()
    {
        using var folder = new SharedFolder()
            .With("credentials", Credentials)
            .With("config", "[profile anna]\nregion = ap-northeast-2\n[default]\nregion = eu-west-1\n")
            .WithVariable("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP")
            .WithVariable("AWS_SECRET_ACCESS_KEY", "secret");

        var named = await FindAsync(folder.Options with { ProfileName = "anna" });
        var unnamed = await FindAsync(folder.Options);

        Assert.Equal(("AKIA…2222", true, "ap-northeast-2"), (named.MaskedAccessKeyId, named.IsTemporary, named.Region));
        Assert.Equal((CredentialSource.Environment, "eu-west-1"), (unnamed.Source, unnamed.Region));
    }

    [Fact]
    public async Task Credentials_of_the_caller_come_first()
    {
        using var folder = new SharedFolder().With("credentials", Credentials);
        var key = new SigningCredentials("AKIAIOSFODNN7EXAMPLE", new Secret("x"));

        var identity = await FindAsync(folder.Options with { Credentials = key });

        Assert.Equal((CredentialSource.Explicit, "AKIA…MPLE"), (identity.Source, identity.MaskedAccessKeyId));
    }

    [Fact]
    public async Task A_credential_process_is_asked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        using var folder = new SharedFolder();
        folder.With(
            "key.json",
            """{"Version":1,"AccessKeyId":"ASIAPROCESSEXAMPLE77","SecretAccessKey":"s","SessionToken":"t","Expiration":"2999-01-01T00:00:00Z"}"""
        );
        folder.With("config", $"[default]\ncredential_process = cat {folder.PathOf("key.json")}\n");

        var identity = await FindAsync(folder.Options);

        Assert.Equal(
            (CredentialSource.Process, "ASIA…LE77", true),
            (identity.Source, identity.MaskedAccessKeyId, identity.IsTemporary)
        );
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_named_with_the_files()
    {
        using var folder = new SharedFolder().With("credential", Credentials);

        var error = await FailAsync(folder.Options with { ProfileName = "bob" });

        Assert.Equal(CallErrorKind.ProfileNotFound, error.Kind);
        Assert.Contains("There is no profile `bob` in", error.Message, StringComparison.Ordinal);
        Assert.Contains("AWS clients read `credentials`, with an s.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_credentials_anywhere_is_one_sentence_with_what_to_do()
    {
        using var folder = new SharedFolder();
        using var client = new AwsClient(folder.Options with { EndpointUrl = "http://127.0.0.1:9" });

        var result = await client.CallAsync(
            "iam",
            "ListUsers",
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal((CallErrorKind.NoCredentials, 0), (result.Error!.Kind, result.Attempts));
        Assert.StartsWith(
            "No AWS credentials were found: set `AWS_ACCESS_KEY_ID`",
            result.Error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("[default\nregion=x", "line 1 opens a [section] without closing it")]
    [InlineData("region=x", "line 1 stands before the first [section]")]
    [InlineData("[default]\n\nhello", "line 3 is neither a [section] nor `name = value`")]
    [InlineData("[default]\nregion = \uD800", "")]
    public async Task A_file_that_cannot_be_read_is_named_with_its_line(string text, string reason)
    {
        using var folder = new SharedFolder().With("config", text);

        var error = await FailAsync(folder.Options);

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.True(error.Kind is CallErrorKind.UnreadableConfiguration || reason.Length == 0, error.ToString());
    }

    [Fact]
    public async Task A_file_of_other_bytes_than_text_is_named()
    {
        using var folder = new SharedFolder();
        await File.WriteAllBytesAsync(
            folder.PathOf("credentials"),
            [0x5B, 0xFF, 0xFE, 0x5D],
            TestContext.Current.CancellationToken
        );

        var error = await FailAsync(folder.Options);

        Assert.Equal(CallErrorKind.UnreadableConfiguration, error.Kind);
        Assert.Contains("line 1 is not UTF-8 text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_message_holds_a_secret()
    {
        using var folder = new SharedFolder().With("credentials", Credentials + "\nbroken secret-of-default line");

        var error = await FailAsync(folder.Options);

        Assert.DoesNotContain("secret-of-default", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<CallerIdentity> FindAsync(AwsClientOptions options)
    {
        using var client = new AwsClient(options);
        var result = await client.IdentityAsync();
        Assert.Null(result.Error);
        return result.Identity!;
    }

    private static async Task<CallError> FailAsync(AwsClientOptions options)
    {
        using var client = new AwsClient(options);
        var result = await client.IdentityAsync();
        Assert.Null(result.Identity);
        return result.Error!;
    }
}
