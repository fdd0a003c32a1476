using AwsRadar.Core.Arns;
using AwsRadar.Core.Differences;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Differences;

/// <summary>What a side could not read is never told as new, gone or unchanged.</summary>
public sealed class UnknownDifferenceTests
{
    [Theory]
    [InlineData(CallOutcome.Denied)]
    [InlineData(CallOutcome.Throttled)]
    [InlineData(CallOutcome.Failed)]
    [InlineData(CallOutcome.Skipped)]
    [InlineData(CallOutcome.Incomplete)]
    public void A_list_that_the_later_side_could_not_read_has_lost_nobody(CallOutcome outcome)
    {
        var before = Account.With(Account.User("alice"));
        var after = Account.With() with { Coverage = Ledgers.AllBut(Ledgers.Entry(SnapshotSection.Users, outcome)) };

        var comparison = SnapshotComparison.Of(before, after);

        Assert.Empty(comparison.Differences);
        var unknown = Assert.Single(comparison.Undetermined);
        Assert.Equal((SnapshotSection.Users, ComparedSide.After), (unknown.Section, unknown.Side));
        Assert.Equal(["alice"], unknown.Entities);
        Assert.Equal(outcome, unknown.Gap!.Outcome);
    }

    [Theory]
    [InlineData(CallOutcome.Denied)]
    [InlineData(CallOutcome.Skipped)]
    [InlineData(CallOutcome.Incomplete)]
    public void A_list_that_the_earlier_side_could_not_read_has_gained_nobody(CallOutcome outcome)
    {
        var before = Account.With() with { Coverage = Ledgers.AllBut(Ledgers.Entry(SnapshotSection.Users, outcome)) };
        var after = Account.With(Account.User("alice"));

        var comparison = SnapshotComparison.Of(before, after);

        Assert.Empty(comparison.Differences);
        Assert.Equal(["alice"], Assert.Single(comparison.Undetermined).Entities);
    }

    [Fact]
    public void What_both_sides_saw_of_incomplete_lists_is_compared()
    {
        var incomplete = Ledgers.AllBut(Ledgers.Entry(SnapshotSection.Users, CallOutcome.Incomplete));
        var before = Account.With(Account.User("alice"), Account.User("bob")) with { Coverage = incomplete };
        var after = Account.With(Account.User("alice") with { GroupNames = ["admins"] }) with { Coverage = incomplete };

        var comparison = SnapshotComparison.Of(before, after);

        Assert.Equal("alice", Assert.Single(comparison.Differences).Name);
        Assert.Equal(["bob"], comparison.Undetermined.SelectMany(each => each.Entities));
    }

    [Fact]
    public void The_keys_of_a_user_that_could_not_be_asked_about_are_unknown_and_those_of_others_are_not()
    {
        var before = Account.With() with { AccessKeys = [Account.Key("AKIA1", "alice"), Account.Key("AKIA2", "bob")] };
        var after = Account.With() with
        {
            Coverage = Ledgers.AllBut(
                Ledgers.Entry(SnapshotSection.AccessKeys),
                Ledgers.Entry(SnapshotSection.AccessKeys, CallOutcome.Denied, "alice")
            ),
        };

        var comparison = SnapshotComparison.Of(before, after);

        Assert.Equal("AKIA2", Assert.Single(comparison.Differences).Name);
        var unknown = Assert.Single(comparison.Undetermined);
        Assert.Equal(["alice"], unknown.Subjects);
        Assert.Equal(["AKIA1"], unknown.Entities);
    }

    [Fact]
    public void The_audiences_of_a_provider_whose_details_could_not_be_read_have_not_vanished()
    {
        var provider = new IdentityProvider
        {
            Arn = Arn.Parse("arn:aws:iam::123456789012:oidc-provider/id.example.com"),
            Kind = IdentityProviderKind.Oidc,
            Name = "id.example.com",
            ClientIds = ["sts.amazonaws.com"],
        };
        var before = Account.With() with { IdentityProviders = [provider] };
        var after = Account.With() with
        {
            IdentityProviders = [provider with { ClientIds = [] }],
            Coverage = Ledgers.AllBut(
                Ledgers.Entry(SnapshotSection.OidcProviders),
                Ledgers.Entry(SnapshotSection.OidcProviders, CallOutcome.Denied, provider.Arn.ToString())
            ),
        };

        var comparison = SnapshotComparison.Of(before, after);

        Assert.Empty(comparison.Differences);
        Assert.Equal([provider.Arn.ToString()], Assert.Single(comparison.Undetermined).Subjects);
    }

    [Fact]
    public void A_section_that_only_one_side_planned_is_undetermined()
    {
        var before = Account.With() with
        {
            Coverage = new Coverage([
                .. Ledgers.AllBut().Entries.Where(entry => !entry.Sections.Contains(SnapshotSection.MfaDevices)),
            ]),
        };
        var after = Account.With() with { MfaDevices = [new MfaDevice("arn:aws:iam::1:mfa/a", "a", null)] };

        var comparison = SnapshotComparison.Of(before, after);

        Assert.Empty(comparison.Differences);
        var unknown = Assert.Single(comparison.Undetermined);
        Assert.Null(unknown.Gap);
        Assert.Equal((ComparedSide.Before, SnapshotSection.MfaDevices), (unknown.Side, unknown.Section));
    }

    [Fact]
    public void What_neither_side_set_out_to_read_is_not_compared_and_said_so()
    {
        var skipped = Ledgers.AllBut(Ledgers.Entry(SnapshotSection.AccessKeys, CallOutcome.Skipped));
        var before = Account.With() with { Coverage = skipped };

        var comparison = SnapshotComparison.Of(before, before);

        Assert.Empty(comparison.Undetermined);
        Assert.Equal([SnapshotSection.AccessKeys], comparison.NotCompared);
    }

    [Fact]
    public void An_empty_list_of_a_feature_that_is_not_in_use_is_a_true_none()
    {
        var before = Account.With() with { PasswordPolicy = new PasswordPolicy { MinimumPasswordLength = 8 } };
        var after = Account.With() with
        {
            Coverage = Ledgers.AllBut(Ledgers.Entry(SnapshotSection.PasswordPolicy, CallOutcome.NotEnabled)),
        };

        var comparison = SnapshotComparison.Of(before, after);

        Assert.Equal(Change.Vanished, Assert.Single(comparison.Differences).Change);
        Assert.Empty(comparison.Undetermined);
    }
}
