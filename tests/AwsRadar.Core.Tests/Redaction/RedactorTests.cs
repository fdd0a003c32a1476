using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Redaction;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Redaction;

/// <summary>Nothing that identifies leaves a redaction, and what policies say about each other stays.</summary>
public sealed class RedactorTests
{
    private static readonly Redactor Redactor = new([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);

    [Theory]
    [InlineData("Zugspitzkanarie")]
    [InlineData("arn:aws:s3:::Zugspitzkanarie/Zugspitzkanarie")]
    [InlineData("Zugspitzkanarie.amazonaws.com.Zugspitzkanarie")]
    [InlineData("${aws:PrincipalTag/Zugspitzkanarie}")]
    [InlineData("한라산카나리아")]
    public void What_stands_in_any_member_of_a_snapshot_is_not_in_its_redaction(string canary)
    {
        var snapshot = new FilledSnapshot(_ => 0, (_, _) => canary).Build();

        var json = JsonSerializer.Serialize(Redactor.Redact(snapshot), SnapshotJsonContext.Default.Snapshot);

        Assert.DoesNotContain("Zugspitzkanarie", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("카나리아", JsonElement.Parse(json).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\\ud55c", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("123456789012", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_is_no_JSON_stays_none_and_says_nothing()
    {
        var role = new FilledSnapshot(_ => 0).Build().Roles[0] with
        {
            TrustPolicy = new PolicyText("Zugspitzkanarie {"),
        };

        var redacted = Redactor
            .Redact(new FilledSnapshot(_ => 0).Build() with { Roles = [role] })
            .Roles[0]
            .TrustPolicy.Json;

        Assert.DoesNotContain("Zugspitzkanarie", redacted, StringComparison.OrdinalIgnoreCase);
        Assert.ThrowsAny<JsonException>(() => JsonElement.Parse(redacted));
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("lambda.amazonaws.com")]
    [InlineData("s3.ap-northeast-2.amazonaws.com")]
    [InlineData("*")]
    [InlineData("arn:aws:s3:::*")]
    [InlineData("${aws:username}")]
    public void What_is_AWSs_own_stays(string text)
    {
        Assert.Equal(text, Redactor.Value(text));
    }

    [Fact]
    public void The_parts_of_an_ARN_have_the_pseudonyms_that_they_have_alone()
    {
        var arn = Arn.Parse(Redactor.Value("arn:aws:iam::123456789012:role/service-role/teams/report-maker"));

        Assert.Equal(Redactor.Value("123456789012"), arn.Account.ToString());
        Assert.Equal(
            $"role/service-role/{Redactor.Value("teams")}/{Redactor.Value("report-maker")}",
            arn.Resource.ToString()
        );
        Assert.True(AccountId.TryParse(arn.Account, out _));
    }

    [Theory]
    [InlineData("reports-*", "reports-2024", true)]
    [InlineData("rep*", "reports", true)]
    [InlineData("rep*", "import", false)]
    [InlineData("user?", "user1", true)]
    [InlineData("*-admin", "super-admin", true)]
    public void A_wildcard_at_the_end_of_a_word_matches_what_it_matched(string pattern, string text, bool matches)
    {
        Assert.Equal(matches, WildcardPattern.Parse(Redactor.Value(pattern)).Matches(Redactor.Value(text)));
    }

    [Fact]
    public void An_id_keeps_what_tells_its_kind()
    {
        var id = Redactor.Value("AIDAIOSFODNN7EXAMPLE");

        Assert.StartsWith("AIDA", id, StringComparison.Ordinal);
        Assert.Equal(20, id.Length);
        Assert.NotEqual("AIDAIOSFODNN7EXAMPLE", id);
    }

    [Fact]
    public void The_same_key_gives_the_same_pseudonyms_and_another_key_others()
    {
        var again = new Redactor([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);
        var other = new Redactor(new byte[32]);

        Assert.Equal(
            Redactor.Value("arn:aws:iam::123456789012:user/alice"),
            again.Value("arn:aws:iam::123456789012:user/alice")
        );
        Assert.NotEqual(Redactor.Value("finance-department"), other.Value("finance-department"));
    }

    [Fact]
    public void Different_names_have_different_pseudonyms()
    {
        string[] names = [.. Enumerable.Range(0, 5_000).Select(number => $"user-{number}"), "a", "b", "A", "가", "나"];

        Assert.Equal(names.Length, names.Select(Redactor.Value).Distinct(StringComparer.Ordinal).Count());
    }
}
