using AwsRadar.Core.Arns;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.State;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>What a lab starts with: the sample account, a file, or nothing.</summary>
public sealed class AccountTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 14, 0, TimeSpan.Zero);

    [Fact]
    public void The_sample_account_is_a_small_company()
    {
        var account = Sample();

        Assert.Equal(
            (15, 6, 20, 12),
            (account.Users.Count, account.Groups.Count, account.Roles.Count, account.Policies.Count)
        );
        Assert.Equal(["dave", "frank", "ivan"], ConsoleUsersWithoutMfa(account));
        Assert.Equal(["bob", "ci-legacy"], OwnersOfOldKeys(account));
        Assert.Equal("ivan", Assert.Single(account.Users.Values, NeverSignedIn).Name);
    }

    [Fact]
    public void Every_policy_of_the_sample_account_is_one_that_AWS_would_save()
    {
        var account = Sample();
        var contents = account
            .Identities.SelectMany(identity => identity.InlinePolicies.Values)
            .Concat(account.Policies.Values.SelectMany(policy => policy.Versions.Select(version => version.Content)))
            .Concat(account.Roles.Values.Select(role => role.TrustPolicy));

        Assert.Empty(
            contents.Where(content => content.FirstError is not null).Select(content => $"{content.FirstError}")
        );
    }

    [Fact]
    public void Every_reference_in_the_sample_account_leads_somewhere()
    {
        var account = Sample();

        var policies = account
            .Identities.SelectMany(identity => identity.AttachedPolicies)
            .Concat(account.Identities.Select(identity => identity.PermissionsBoundary).OfType<string>());
        var groups = account.Users.Values.SelectMany(user => user.GroupNames);

        Assert.Empty(policies.Where(arn => ManagedPolicies.Find(account, arn) is null));
        Assert.Empty(groups.Where(name => !account.Groups.ContainsKey(name)));
    }

    [Fact]
    public void The_sample_account_is_the_same_at_every_start_but_for_its_secrets()
    {
        var (first, second) = (Sample(), Sample());

        Assert.Equal(
            first.Identities.Select(identity => identity.Id),
            second.Identities.Select(identity => identity.Id)
        );
        Assert.Equal(Keys(first).Select(key => key.Id), Keys(second).Select(key => key.Id));
        Assert.Empty(Keys(first).Select(Secret).Intersect(Keys(second).Select(Secret), StringComparer.Ordinal));
    }

    [Fact]
    public void Another_account_id_stands_everywhere()
    {
        var options = Options(LabAccount.Sample) with { AccountId = AccountId.Parse("999988887777") };

        var account = AccountLoader.Load(options, new AccessKeyUsage());

        Assert.Equal("arn:aws:iam::999988887777:user/alice", account.Users["alice"].Arn);
        Assert.DoesNotContain("123456789012", account.Roles["data-export"].TrustPolicy.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is not what")]
    [InlineData("{", "is not what")]
    [InlineData("[]", "has none of UserDetailList")]
    [InlineData("""{"Users":[]}""", "has none of UserDetailList")]
    [InlineData("""{"UserDetailList":{}}""", "UserDetailList is not a list")]
    [InlineData("""{"UserDetailList":[1]}""", "UserDetailList[0] is not an object")]
    [InlineData("""{"UserDetailList":[{"UserName":"a"}]}""", "UserDetailList[0].Arn is missing")]
    [InlineData("""{"UserDetailList":[{"Arn":7}]}""", "UserDetailList[0].Arn is not a text")]
    [InlineData(
        """{"Policies":[{"PolicyName":"a","Arn":"arn:aws:iam::123456789012:policy/a"}]}""",
        "has no version v1"
    )]
    public async Task A_file_that_is_no_account_is_refused_with_the_place(string text, string expected)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var error = Assert.Throws<LabStartException>(() =>
            AccountLoader.Load(Options(LabAccount.FromFile(file)), new AccessKeyUsage())
        );
        File.Delete(file);

        Assert.Equal(LabStartFailure.Account, error.Failure);
        Assert.Contains($"`{file}`", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_clear_sentence()
    {
        var error = Assert.Throws<LabStartException>(() =>
            AccountLoader.Load(Options(LabAccount.FromFile("/no/such/file.json")), new AccessKeyUsage())
        );

        Assert.StartsWith(
            "The account file `/no/such/file.json` cannot be read: ",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private static AccountState Sample() => AccountLoader.Load(Options(LabAccount.Sample), new AccessKeyUsage());

    private static LabOptions Options(LabAccount account) =>
        new() { Account = account, TimeProvider = new StoppedClock() };

    private static IEnumerable<string> ConsoleUsersWithoutMfa(AccountState account)
    {
        var guarded = account.MfaDevices.Values.Select(device => device.UserName).ToHashSet(StringComparer.Ordinal);
        return account
            .Users.Values.Where(user => user.LoginProfile is not null && !guarded.Contains(user.Name))
            .Select(user => user.Name);
    }

    private static IEnumerable<string> OwnersOfOldKeys(AccountState account) =>
        account
            .Users.Values.Where(user =>
                user.AccessKeys.Any(key => key.IsActive && Start - key.CreatedAt > TimeSpan.FromDays(90))
            )
            .Select(user => user.Name);

    private static bool NeverSignedIn(User user) => user.LoginProfile is not null && user.PasswordLastUsedAt is null;

    private static IEnumerable<AccessKey> Keys(AccountState account) =>
        account.Users.Values.SelectMany(user => user.AccessKeys);

    private static string Secret(AccessKey key) => key.Credentials.SecretAccessKey;

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start;
    }
}
