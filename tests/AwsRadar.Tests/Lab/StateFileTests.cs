using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Files;
using AwsRadar.Lab.State.Organizations;
using AwsRadar.Tests.Cli;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>What <c>--state</c> promises: everything comes back, and no file that is not understood is touched.</summary>
public sealed class StateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aws-radar-state-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "lab.state");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_kind_of_thing_in_the_account_comes_back()
    {
        AccountState before;
        LabCredentials root;
        var file = System.IO.Path.Combine(_folder, "account.json");
        await File.WriteAllTextAsync(file, AccountFile.Json, Cancellation);
        await using (var lab = await StartAsync(LabAccount.FromFile(file)))
        {
            root = lab.RootCredentials;
            await new Furnishing(new LabClient(lab.Endpoint, root)).FillAsync();
        }

        before = StateFile.Read(Path).Current.Main;
        await using var again = await StartAsync(LabAccount.Empty);
        var after = StateFile.Read(await CopyAsync()).Current.Main;

        Assert.True(again.IsResumed);
        Assert.Equal(root, again.RootCredentials);
        Assert.Equal(Text(before), Text(after));
        Assert.All(Furnishing.Collections(after), collection => Assert.True(collection.Count > 0, collection.Name));
        Assert.Equal("radar-lab", after.Alias);
        Assert.NotNull(after.PasswordPolicy);
        Assert.NotNull(after.CredentialReport);
        Assert.True(after.Settings.IsIssuing);
    }

    [Fact]
    public async Task Names_ignore_case_after_a_restart_as_before()
    {
        await using (var lab = await StartAsync(LabAccount.Empty))
        {
            await new Furnishing(new LabClient(lab.Endpoint, lab.RootCredentials)).FillAsync();
        }

        await using var again = await StartAsync(LabAccount.Empty);
        var client = new LabClient(again.Endpoint, again.RootCredentials);

        await client.CallAsync("GetUser", new JsonObject { ["UserName"] = "FURNISHED" });
        await client.CallAsync(
            "GetUserPolicy",
            new JsonObject { ["UserName"] = "furnished", ["PolicyName"] = "INLINE" }
        );
    }

    [Fact]
    public void Every_member_of_the_account_is_in_the_state_file()
    {
        string[] kept =
        [
            .. typeof(AccountChange).GetProperties().Select(property => property.Name),
            .. typeof(AccountFacts).GetProperties().Select(property => property.Name),
        ];

        var members = typeof(AccountState).GetProperties().Where(property => property.CanWrite);

        Assert.Empty(members.Select(member => member.Name).Except(kept, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_member_of_the_lab_is_in_the_state_file() =>
        Assert.Empty(
            typeof(LabState)
                .GetProperties()
                .Where(property => property.CanWrite)
                .Select(member => member.Name)
                .Except(typeof(LabChange).GetProperties().Select(property => property.Name), StringComparer.Ordinal)
        );

    [Fact]
    public void Every_member_of_an_organization_is_in_the_state_file() =>
        Assert.Empty(
            typeof(Organization)
                .GetProperties()
                .Where(property => property.CanWrite)
                .Select(member => member.Name)
                .Except(
                    typeof(OrganizationChange)
                        .GetProperties()
                        .Concat(typeof(OrganizationFacts).GetProperties())
                        .Select(property => property.Name),
                    StringComparer.Ordinal
                )
        );

    [Fact]
    public async Task A_last_line_that_was_cut_off_is_forgotten_wherever_it_was_cut()
    {
        await using (var lab = await StartAsync(LabAccount.Empty))
        {
            var client = new LabClient(lab.Endpoint, lab.RootCredentials);
            await client.CallAsync("CreateUser", new JsonObject { ["UserName"] = "first" });
            await client.CallAsync("CreateUser", new JsonObject { ["UserName"] = "second" });
        }

        var whole = await File.ReadAllBytesAsync(Path, Cancellation);
        var lines = Lines(whole);
        var second = lines.Single(line => whole[line].AsSpan().IndexOf("\"second\""u8) >= 0);
        foreach (var length in Enumerable.Range(second.Start.Value, second.End.Value - second.Start.Value))
        {
            var account = StateFormat.Read(whole.AsSpan(0, length)).Current.Main;

            Assert.True(account.Users.ContainsKey("first"));
            Assert.False(account.Users.ContainsKey("second"));
        }
    }

    [Fact]
    public async Task A_byte_that_changed_is_damage_and_the_file_stays_as_it_is()
    {
        await using (var lab = await StartAsync(LabAccount.Empty))
        {
            var client = new LabClient(lab.Endpoint, lab.RootCredentials);
            await client.CallAsync("CreateUser", new JsonObject { ["UserName"] = "first" });
        }

        var bytes = await File.ReadAllBytesAsync(Path, Cancellation);
        bytes[bytes.AsSpan().IndexOf("first"u8)] ^= 1;
        await File.WriteAllBytesAsync(Path, bytes, Cancellation);

        var error = await Assert.ThrowsAsync<LabStartException>(() => StartAsync(LabAccount.Empty));

        Assert.Equal(LabStartFailure.State, error.Failure);
        Assert.Matches(
            @"^The state file `.+` cannot be used: line \d+ is damaged\. It was left as it is\.$",
            error.Message
        );
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path, Cancellation));
    }

    [Theory]
    [InlineData("{\"UserDetailList\":[]}", "it is not a state file of aws-radar lab")]
    [InlineData("aws-radar lab state 3\nwhat comes", "a newer aws-radar wrote it")]
    [InlineData("aws-radar lab state 0\nwhat was", "it is not a state file of aws-radar lab")]
    [InlineData("aws-radar lab state 2\n", "it is cut off before its account")]
    [InlineData("aws-radar lab state 1\n00000000 {}\n", "line 2 is damaged")]
    public async Task A_file_that_is_none_is_one_clear_sentence_and_stays_as_it_is(string text, string expected)
    {
        await File.WriteAllTextAsync(Path, text, Cancellation);

        var error = await Assert.ThrowsAsync<LabStartException>(() => StartAsync(LabAccount.Empty));

        Assert.Equal($"The state file `{Path}` cannot be used: {expected}. It was left as it is.", error.Message);
        Assert.Equal(text, await File.ReadAllTextAsync(Path, Cancellation));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_file_is_its_owners_alone_and_never_reached_through_a_link()
    {
        await using (await StartAsync(LabAccount.Empty))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        }

        var link = System.IO.Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, Path);
        var error = await Assert.ThrowsAsync<LabStartException>(() =>
            LabServer.StartAsync(new LabOptions { StateFile = link }, Cancellation)
        );

        Assert.Contains("symbolic link", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["lab.state", "link"],
            Directory.EnumerateFiles(_folder).Select(System.IO.Path.GetFileName).Order()
        );
    }

    [Fact]
    public async Task Two_labs_never_share_a_file()
    {
        await using var lab = await StartAsync(LabAccount.Empty);

        var error = await Assert.ThrowsAsync<LabStartException>(() => StartAsync(LabAccount.Empty));

        Assert.Equal(LabStartFailure.State, error.Failure);
    }

    [Fact]
    public async Task The_root_key_can_be_changed_at_a_start_and_the_account_cannot()
    {
        await using (await StartAsync(LabAccount.Empty)) { }
        var key = new LabCredentials("AKIALABSTATETESTS000", "the-secret-of-this-test");

        await using (var lab = await StartAsync(LabAccount.Empty, key))
        {
            await new LabClient(lab.Endpoint, key).CallAsync("ListUsers");
        }

        var error = await Assert.ThrowsAsync<LabStartException>(() =>
            LabServer.StartAsync(
                new LabOptions { StateFile = Path, AccountId = AccountId.Parse("999988887777") },
                Cancellation
            )
        );
        Assert.Contains("holds the account 123456789012, not 999988887777", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_that_come_together_are_all_kept()
    {
        const int Users = 200;
        await using (var lab = await StartAsync(LabAccount.Empty))
        {
            var client = new LabClient(lab.Endpoint, lab.RootCredentials);
            await Task.WhenAll(
                Enumerable
                    .Range(0, Users)
                    .Select(n => client.CallAsync("CreateUser", new JsonObject { ["UserName"] = $"u{n}" }))
            );
        }

        Assert.Equal(Users, StateFile.Read(Path).Current.Main.Users.Count);
    }

    private Task<LabServer> StartAsync(LabAccount account, LabCredentials? root = null) =>
        LabServer.StartAsync(
            new LabOptions
            {
                StateFile = Path,
                Account = account,
                RootCredentials = root,
            },
            Cancellation
        );

    /// <summary>A running lab has its file locked for those who ask; a copy of the bytes does not ask.</summary>
    private async Task<string> CopyAsync()
    {
        var copy = Path + ".copy";
        using var cat = System.Diagnostics.Process.Start("cp", [Path, copy]);
        await cat.WaitForExitAsync(Cancellation);
        return copy;
    }

    private static string Text(AccountState account) =>
        System.Text.Encoding.UTF8.GetString(StateFormat.Line(LabChange.Between(from: null, LabState.Of(account))));

    private static List<Range> Lines(byte[] file)
    {
        var lines = new List<Range>();
        for (var start = 0; start < file.Length; )
        {
            var end = Array.IndexOf(file, (byte)'\n', start) + 1;
            lines.Add(start..end);
            start = end;
        }

        return lines;
    }
}
