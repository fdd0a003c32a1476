using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Differences;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Differences;

/// <summary>Who and what appeared, vanished and changed.</summary>
public sealed class SnapshotDifferenceTests
{
    [Fact]
    public void A_user_that_is_new_and_one_that_is_gone_are_told()
    {
        var differences = Compare(
            Account.With(Account.User("alice"), Account.User("intern")),
            Account.With(Account.User("alice"), Account.User("mallory"))
        );

        Assert.Equal(
            [(Change.Vanished, "user", "intern"), (Change.Appeared, "user", "mallory")],
            differences.Select(each => (each.Change, each.Kind, each.Name))
        );
    }

    [Fact]
    public void A_user_with_the_same_id_and_another_name_was_renamed_and_its_keys_stayed()
    {
        var before = Account.With(Account.User("carol")) with
        {
            AccessKeys = [Account.Key("AKIA1", "carol")],
            CredentialReport = [Account.Row("carol")],
        };
        var after = Account.With(Account.User("caroline", "AIDACAROL")) with
        {
            AccessKeys = [Account.Key("AKIA1", "caroline")],
            CredentialReport = [Account.Row("caroline")],
        };

        var difference = Assert.Single(Compare(before, after));

        Assert.Equal(
            (Change.Changed, "caroline", "carol"),
            (difference.Change, difference.Name, difference.FormerName)
        );
        Assert.Null(difference.FormerId);
    }

    [Fact]
    public void A_user_with_the_same_name_and_another_id_was_deleted_and_made_again()
    {
        var difference = Assert.Single(
            Compare(Account.With(Account.User("bob", "AIDAOLD")), Account.With(Account.User("bob", "AIDANEW")))
        );

        Assert.Equal((Change.Changed, "AIDANEW", "AIDAOLD"), (difference.Change, difference.Id, difference.FormerId));
        Assert.Null(difference.FormerName);
    }

    [Fact]
    public void Names_that_two_users_exchanged_are_two_renames()
    {
        var differences = Compare(
            Account.With(Account.User("a", "AIDA1"), Account.User("b", "AIDA2")),
            Account.With(Account.User("b", "AIDA1"), Account.User("a", "AIDA2"))
        );

        Assert.Equal([("a", "b"), ("b", "a")], differences.Select(each => (each.Name, each.FormerName!)));
    }

    [Fact]
    public void Memberships_attachments_tags_and_boundaries_are_told_one_by_one()
    {
        var before = Account.User("alice") with
        {
            GroupNames = ["admins", "readers"],
            AttachedPolicies = [Attached("a")],
            Tags = [new Tag("team", "red"), new Tag("old", "1")],
        };
        var after = before with
        {
            GroupNames = ["readers", "writers"],
            AttachedPolicies = [Attached("b")],
            Tags = [new Tag("team", "blue"), new Tag("new", "1")],
            PermissionsBoundary = Arn.Parse("arn:aws:iam::aws:policy/PowerUserAccess"),
        };

        var fields = Assert.Single(Compare(Account.With(before), Account.With(after))).Fields;

        Assert.Equal(
            [
                (Change.Appeared, "groupNames", "writers", null, null),
                (Change.Vanished, "groupNames", "admins", null, null),
                (Change.Appeared, "attachedPolicies", "arn:aws:iam::123456789012:policy/b", null, null),
                (Change.Vanished, "attachedPolicies", "arn:aws:iam::123456789012:policy/a", null, null),
                (Change.Appeared, "permissionsBoundary", null, null, "arn:aws:iam::aws:policy/PowerUserAccess"),
                (Change.Changed, "tags", "team", "red", "blue"),
                (Change.Appeared, "tags", "new", null, "1"),
                (Change.Vanished, "tags", "old", "1", null),
            ],
            fields.Select(each => (each.Change, each.Field, each.Item, each.Before, each.After))
        );
    }

    [Fact]
    public void A_trust_policy_that_lets_somebody_else_in_is_told_by_its_statement()
    {
        const string trust =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["111111111111"]},"Action":"sts:AssumeRole"}]}""";
        var before = Account.With() with { Roles = [Account.Role("app", trust)] };
        var after = Account.With() with
        {
            Roles =
            [
                Account.Role(
                    "app",
                    trust.Replace("\"111111111111\"", "\"111111111111\",\"999999999999\"", StringComparison.Ordinal)
                ),
            ],
        };

        var field = Assert.Single(Assert.Single(Compare(before, after)).Fields);

        Assert.Equal("trustPolicy", field.Field);
        Assert.Equal(
            [new ElementDifference("Principal.AWS", null, "999999999999")],
            Assert.Single(field.Statements).Elements
        );
    }

    [Fact]
    public void An_inline_policy_that_is_new_is_told_with_its_statements()
    {
        const string policy =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

        var field = Assert.Single(
            Assert
                .Single(
                    Compare(
                        Account.With(Account.User("bob")),
                        Account.With(
                            Account.User("bob") with
                            {
                                InlinePolicies = [new InlinePolicy("all", new PolicyText(policy))],
                            }
                        )
                    )
                )
                .Fields
        );

        Assert.Equal((Change.Appeared, "inlinePolicies", "all"), (field.Change, field.Field, field.Item));
        Assert.Equal(Change.Appeared, Assert.Single(field.Statements).Change);
    }

    [Fact]
    public void A_managed_policy_is_compared_by_the_version_in_force()
    {
        var before = Account.With() with { ManagedPolicies = [Policy("v1", "s3:GetObject")] };
        var after = Account.With() with { ManagedPolicies = [Policy("v2", "s3:*")] };

        var fields = Assert.Single(Compare(before, after)).Fields;

        Assert.Equal(["defaultVersionId", "versions", "versions", "document"], fields.Select(each => each.Field));
        Assert.Contains(
            new ElementDifference("Action", null, "s3:*"),
            fields[^1].Statements.SelectMany(each => each.Elements)
        );
    }

    [Fact]
    public void What_changes_by_mere_use_is_told_only_when_asked_for()
    {
        var before = Account.With() with { Roles = [Account.Role("app")] };
        var after = Account.With() with
        {
            Roles = [Account.Role("app") with { LastUsedAt = DateTimeOffset.UnixEpoch, LastUsedRegion = "eu-west-1" }],
        };

        Assert.Empty(Compare(before, after));
        Assert.NotEmpty(SnapshotComparison.Of(before, after, new ComparisonOptions { IncludesUse = true }).Differences);
    }

    [Fact]
    public void A_new_users_password_and_MFA_are_told_with_the_user()
    {
        var after = Account.With(Account.User("mallory")) with { CredentialReport = [Account.Row("mallory")] };

        var difference = Assert.Single(Compare(Account.With(), after));

        Assert.Equal("user", difference.Kind);
        Assert.Contains(difference.Fields, field => field is { Field: "hasPassword", After: "true" });
    }

    [Fact]
    public void Facts_about_the_account_are_told()
    {
        var before = Account.With() with
        {
            Aliases = ["old-corp"],
            PasswordPolicy = new PasswordPolicy { MinimumPasswordLength = 14 },
        };
        var after = Account.With() with
        {
            Aliases = ["new-corp"],
            PasswordPolicy = new PasswordPolicy { MinimumPasswordLength = 6 },
        };

        var differences = Compare(before, after);

        Assert.Equal(
            ["alias new-corp", "alias old-corp", "passwordPolicy password policy"],
            differences.Select(each => $"{each.Kind} {each.Name}")
        );
        Assert.Equal(
            ("minimumPasswordLength", "14", "6"),
            (differences[^1].Fields[0].Field, differences[^1].Fields[0].Before, differences[^1].Fields[0].After)
        );
    }

    [Fact]
    public void Only_the_kinds_that_were_asked_for_are_compared()
    {
        var before = Account.With(Account.User("alice"));
        var after = Account.With(Account.User("bob")) with { Roles = [Account.Role("app")] };

        var comparison = SnapshotComparison.Of(before, after, new ComparisonOptions { Only = ["role"] });

        Assert.Equal(["app"], comparison.Differences.Select(each => each.Name));
    }

    private static ImmutableArray<EntityDifference> Compare(Snapshot before, Snapshot after) =>
        SnapshotComparison.Of(before, after).Differences;

    private static AttachedPolicy Attached(string name) =>
        new(name, Arn.Parse($"arn:aws:iam::123456789012:policy/{name}"));

    private static ManagedPolicy Policy(string version, string action) =>
        new()
        {
            Arn = Arn.Parse("arn:aws:iam::123456789012:policy/work"),
            Id = "ANPAWORK",
            Name = "work",
            Path = "/",
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            DefaultVersionId = version,
            Versions =
            [
                new PolicyVersion(
                    version,
                    IsDefault: true,
                    DateTimeOffset.UnixEpoch,
                    new PolicyText(
                        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}"""
                    )
                ),
            ],
        };
}
