using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Files;
using AwsRadar.Lab.State.Json;
using AwsRadar.Lab.State.Organizations;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>What the lines of a state file tell of several accounts, and of the one account of a file of version 1.</summary>
public sealed class StateFormatTests
{
    private static readonly AccountState One = Account("111122223333");
    private static readonly AccountState Other = Account("444455556666");
    private static readonly LabState Both = LabState.Of(One).With(Other);

    [Fact]
    public void Every_account_comes_back_with_what_changed_in_it()
    {
        var later = Both.With(Other with { Alias = "other" })
            .With(Account("777788889999") with { RootCredentials = null });

        var read = ReadAfter(later);

        Assert.Equal(One.AccountId, read.MainAccountId);
        Assert.Equal(Texts(later), Texts(read));
    }

    [Fact]
    public void An_account_that_is_gone_does_not_come_back()
    {
        var later = Both with { Accounts = Both.Accounts.Remove(Other.AccountId) };

        Assert.Equal([One.AccountId], ReadAfter(later).Accounts.Keys);
    }

    [Fact]
    public void Only_what_changed_is_in_the_line_of_a_change()
    {
        var line = Encoding.UTF8.GetString(
            StateFormat.Line(LabChange.Between(Both, Both.With(Other with { Alias = "other" })))
        );

        Assert.Contains("444455556666", line, StringComparison.Ordinal);
        Assert.DoesNotContain("111122223333", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Accounts":{"444455556666":{"Users":{}}}}""")]
    [InlineData("""{"Accounts":{"111122223333":null}}""")]
    [InlineData("""{"Accounts":{"1111":null}}""")]
    public void A_change_of_an_account_that_is_not_there_is_damage(string change)
    {
        byte[] file = [.. Write(LabState.Of(One)), .. Line(change)];

        var error = Assert.Throws<StateFormatException>(() => StateFormat.Read(file));

        Assert.Equal("line 4 changes an account that is not there", error.Message);
    }

    [Fact]
    public void An_organization_comes_back_and_goes_as_a_whole()
    {
        var organization = Organization();
        var with = Both.With(organization);
        var changed = with.With(
            organization with
            {
                Units = organization.Units.Clear(),
                RootTags = ResourceTags.Empty,
            }
        );

        Assert.Equal(Json(organization), Json(Assert.Single(ReadAfter(with).Organizations.Values)));
        Assert.Equal(
            Json(changed.Organizations[organization.Id]),
            Json(Assert.Single(Reread(with, changed).Organizations.Values))
        );
        Assert.Empty(Reread(with, Both).Organizations);
    }

    [Fact]
    public void A_file_of_version_1_opens_with_its_account_its_changes_and_the_last_use_of_its_keys()
    {
        byte[] file =
        [
            .. "aws-radar lab state 1\n"u8,
            .. Line(Json(AccountChange.Between(from: null, One))),
            .. Line(
                """{"KeyUses":{"AKIAUSED":{"At":"2026-11-23T09:14:00+00:00","Region":"eu-west-1","Service":"iam"}}}"""
            ),
            .. Line(Json(AccountChange.Between(One, One with { Alias = "changed" }))),
        ];

        var stored = StateFormat.Read(file);

        Assert.Equal(One.AccountId, stored.Start.MainAccountId);
        Assert.Equal(One.Alias, stored.Start.Main.Alias);
        Assert.Equal(Texts(LabState.Of(One with { Alias = "changed" })), Texts(stored.Current));
        Assert.Equal("eu-west-1", stored.KeyUses["AKIAUSED"].Region);
    }

    private static AccountState Account(string id) =>
        AccountLoader.Load(
            new LabOptions { Account = LabAccount.Sample, AccountId = AccountId.Parse(id) },
            new AccessKeyUsage()
        );

    private static LabState ReadAfter(LabState later) => Reread(Both, later);

    private static LabState Reread(LabState before, LabState later) =>
        StateFormat.Read([.. Write(before), .. StateFormat.Line(LabChange.Between(before, later))]).Current;

    /// <summary>With something of everything.</summary>
    private static Organization Organization()
    {
        var at = new DateTimeOffset(2026, 11, 23, 9, 14, 0, TimeSpan.Zero);
        var tags = ResourceTags.Empty.Add("team", "blue");
        const string Policy =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        var empty = new Organization
        {
            Id = "o-abcdefghij",
            RootId = "r-abcd",
            ManagementAccountId = One.AccountId,
            HasAllFeatures = true,
            EnabledPolicyTypes = [OrganizationPolicy.ServiceControl],
            RootTags = tags,
            TrustedServices = [new DelegatedService("access-analyzer.amazonaws.com", at)],
            ResourcePolicy = new OrganizationResourcePolicy(
                "rp-12345678",
                new PolicyContent("resource policy", Policy, PolicyType.Resource),
                tags
            ),
        };
        return empty
            .With(
                new MemberAccount
                {
                    Id = Other.AccountId,
                    Email = "other@example.org",
                    Name = "other",
                    ParentId = "ou-abcd-12345678",
                    IsCreated = false,
                    JoinedAt = at,
                    ClosedAt = at.AddDays(1),
                    DelegatedServices = empty.TrustedServices,
                    Tags = tags,
                }
            )
            .With(
                new OrganizationalUnit
                {
                    Id = "ou-abcd-12345678",
                    Name = "unit",
                    ParentId = "r-abcd",
                    Tags = tags,
                }
            )
            .With(
                new OrganizationPolicy
                {
                    Id = "p-12345678",
                    Arn = "arn:aws:organizations::111122223333:policy/o-abcdefghij/service_control_policy/p-12345678",
                    Name = "policy",
                    Description = "",
                    Type = OrganizationPolicy.ServiceControl,
                    Content = OrganizationPolicy.ContentOf("p", OrganizationPolicy.ServiceControl, Policy),
                    UpdatedAt = at,
                    Tags = tags,
                }
            )
            .With(
                new Handshake
                {
                    Id = "h-12345678",
                    Action = Handshake.Invite,
                    State = "OPEN",
                    RequestedAt = at,
                    ExpiresAt = at.AddDays(15),
                    Party = "other@example.org",
                    Account = Other.AccountId,
                    Notes = "come",
                    ParentId = "h-parent",
                    Transfer = new ResponsibilityTransfer("rt-12345678", "bills", at, at.AddDays(30)),
                    Tags = tags,
                }
            )
            .With(new AccountCreation("car-12345678", "other", at, Other.AccountId, FailureReason: null))
            .Attach("p-12345678", "ou-abcd-12345678");
    }

    private static string Json(Organization organization) =>
        JsonSerializer.Serialize(
            OrganizationChange.Between(from: null, organization),
            StateJsonContext.InfoOf<OrganizationChange>()
        );

    private static byte[] Write(LabState lab)
    {
        using var file = new MemoryStream();
        StateFormat.Write(file, new StoredLab(lab, lab, []));
        return file.ToArray();
    }

    private static string Json(AccountChange change) =>
        JsonSerializer.Serialize(change, StateJsonContext.InfoOf<AccountChange>());

    private static byte[] Line(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var checksum = Crc32.HashToUInt32(bytes).ToString("x8", CultureInfo.InvariantCulture);
        return [.. Encoding.ASCII.GetBytes(checksum), (byte)' ', .. bytes, (byte)'\n'];
    }

    private static IEnumerable<string> Texts(LabState lab) =>
        lab.InOrder.Select(account => Json(AccountChange.Between(from: null, account)));
}
