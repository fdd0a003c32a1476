using AwsRadar.Core.Differences;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Differences;

/// <summary>Policies are compared by what their statements mean.</summary>
public sealed class StatementDifferenceTests
{
    private const string Read =
        """{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::b/*"}""";

    [Theory]
    [InlineData(
        "The order of actions",
        Read,
        """{"Sid":"Read","Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],"Resource":"arn:aws:s3:::b/*"}"""
    )]
    [InlineData(
        "A single value in a list",
        Read,
        """{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::b/*"]}"""
    )]
    [InlineData(
        "Upper and lower case of actions",
        Read,
        """{"Sid":"Read","Effect":"Allow","Action":["S3:getobject","s3:ListBucket"],"Resource":"arn:aws:s3:::b/*"}"""
    )]
    [InlineData(
        "A value that stands twice",
        Read,
        """{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket","s3:GetObject"],"Resource":"arn:aws:s3:::b/*"}"""
    )]
    [InlineData(
        "The order of elements",
        Read,
        """{"Resource":"arn:aws:s3:::b/*","Action":["s3:GetObject","s3:ListBucket"],"Effect":"Allow","Sid":"Read"}"""
    )]
    [InlineData(
        "Upper and lower case of condition keys, and values in another order",
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":["a","b"]},"Bool":{"aws:SecureTransport":false}}}""",
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"},"StringEquals":{"AWS:requestedregion":["b","a"]}}}"""
    )]
    [InlineData("A statement that stands twice", Read, Read + "," + Read)]
    public void What_does_not_change_the_meaning_is_no_difference(string what, string before, string after)
    {
        var difference = Compare(before, after);

        Assert.True(difference is null, $"{what} was told: {difference}");
        Assert.Null(Compare(after, before));
    }

    [Theory]
    [InlineData("""{"AWS":"123456789012"}""", """{"AWS":["arn:aws:iam::123456789012:root"]}""")]
    [InlineData("\"*\"", """{"AWS":"*"}""")]
    [InlineData(
        """{"Service":["a.amazonaws.com","b.amazonaws.com"]}""",
        """{"Service":["b.amazonaws.com","a.amazonaws.com"]}"""
    )]
    public void Two_ways_to_name_the_same_principals_are_no_difference(string before, string after)
    {
        Assert.Null(Compare(Trust(before), Trust(after), PolicyType.Trust));
    }

    [Fact]
    public void The_order_of_statements_and_the_brackets_around_one_are_no_difference()
    {
        const string other = """{"Effect":"Deny","Action":"iam:*","Resource":"*"}""";

        Assert.Null(Compare($"{Read},{other}", $"{other},{Read}"));
        Assert.Null(
            Compare(
                new PolicyText($$"""{"Version":"2012-10-17","Statement":{{Read}}}"""),
                new PolicyText($$"""{"Version":"2012-10-17","Statement":[{{Read}}]}""")
            )
        );
    }

    [Fact]
    public void A_Sid_that_changed_is_told_as_nothing_but_that()
    {
        var statement = Assert.Single(
            Compare(Read, Read.Replace("\"Read\"", "\"ReadReports\"", StringComparison.Ordinal))!.Statements
        );

        Assert.Equal(Change.Changed, statement.Change);
        Assert.Equal([new ElementDifference("Sid", "Read", "ReadReports")], statement.Elements);
    }

    [Fact]
    public void An_action_and_a_resource_that_were_exchanged_are_told_in_their_statement()
    {
        var statement = Assert.Single(
            Compare(
                Read,
                """{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::c/*"}"""
            )!.Statements
        );

        Assert.Equal((Change.Changed, "Read"), (statement.Change, statement.Statement));
        Assert.Equal(
            [
                new ElementDifference("Action", null, "s3:PutObject"),
                new ElementDifference("Resource", null, "arn:aws:s3:::c/*"),
                new ElementDifference("Action", "s3:ListBucket", null),
                new ElementDifference("Resource", "arn:aws:s3:::b/*", null),
            ],
            statement.Elements
        );
    }

    [Fact]
    public void A_statement_without_Sid_is_found_again_by_what_it_says()
    {
        const string before =
            """{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::b/*"}""";
        const string after =
            """{"Effect":"Allow","Action":"iam:*","Resource":"*"},{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket","s3:PutObject"],"Resource":"arn:aws:s3:::b/*"}""";

        var statements = Compare(before, after)!.Statements;

        Assert.Equal(
            [(Change.Changed, "statement 2"), (Change.Appeared, "statement 1")],
            statements.Select(each => (each.Change, each.Statement))
        );
        Assert.Equal([new ElementDifference("Action", null, "s3:PutObject")], statements[0].Elements);
    }

    [Fact]
    public void Allow_that_became_Deny_is_never_the_same_statement_rewritten_silently()
    {
        var statement = Assert.Single(
            Compare(Read, Read.Replace("Allow", "Deny", StringComparison.Ordinal))!.Statements
        );

        Assert.Equal([new ElementDifference("Effect", "Allow", "Deny")], statement.Elements);
    }

    [Fact]
    public void Action_that_became_NotAction_is_told()
    {
        var statement = Assert.Single(
            Compare(Read, Read.Replace("\"Action\"", "\"NotAction\"", StringComparison.Ordinal))!.Statements
        );

        Assert.Contains(new ElementDifference("NotAction", null, "s3:GetObject"), statement.Elements);
        Assert.Contains(new ElementDifference("Action", "s3:GetObject", null), statement.Elements);
    }

    [Fact]
    public void A_condition_that_was_dropped_is_told_with_its_value()
    {
        const string condition = """,{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"111111111111"}""";
        var statements = Compare(
            condition[1..] + """,'Condition':{'StringEquals':{'sts:ExternalId':'x'}}}""".Replace('\'', '"'),
            condition[1..] + "}",
            PolicyType.Trust
        )!.Statements;

        Assert.Equal(
            [new ElementDifference("Condition.StringEquals.sts:ExternalId", "x", null)],
            Assert.Single(statements).Elements
        );
    }

    [Fact]
    public void The_version_of_a_document_is_part_of_its_meaning()
    {
        var difference = Compare(
            new PolicyText($$"""{"Version":"2012-10-17","Statement":[{{Read}}]}"""),
            new PolicyText($$"""{"Statement":[{{Read}}]}""")
        );

        Assert.Equal(
            [new ElementDifference("Version", "2012-10-17", "2008-10-17")],
            Assert.Single(difference!.Statements).Elements
        );
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"Version":"2012-10-17","Statement":[],"Statement":[]}""")]
    public void A_policy_that_cannot_be_understood_differs_by_its_text(string unreadable)
    {
        var whole = new PolicyText($$"""{"Version":"2012-10-17","Statement":[{{Read}}]}""");

        var difference = Compare(whole, new PolicyText(unreadable))!;

        Assert.Equal(
            (Change.Changed, whole.Json, unreadable),
            (difference.Change, difference.Before, difference.After)
        );
        Assert.Null(Compare(new PolicyText(unreadable), new PolicyText(unreadable)));
    }

    [Fact]
    public void A_statement_that_cannot_be_understood_is_compared_by_its_text()
    {
        const string odd =
            """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"NoSuchOperator":{"a":"b"}}}""";

        Assert.Null(Compare($"{Read},{odd}", $"{odd},{Read}"));
        Assert.NotNull(Compare(odd, odd.Replace("\"b\"", "\"c\"", StringComparison.Ordinal)));
    }

    private static string Trust(string principal) =>
        $$"""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{principal}}}""";

    private static FieldDifference? Compare(string before, string after, PolicyType type = PolicyType.Identity) =>
        Compare(
            new PolicyText($$"""{"Version":"2012-10-17","Statement":[{{before}}]}"""),
            new PolicyText($$"""{"Version":"2012-10-17","Statement":[{{after}}]}"""),
            type
        );

    private static FieldDifference? Compare(
        PolicyText before,
        PolicyText after,
        PolicyType type = PolicyType.Identity
    ) => PolicyComparer.Compare("document", before, after, type);
}
