using System.Text;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Policies;

public sealed class PolicyParserTests
{
    [Fact]
    public void A_document_keeps_what_was_written()
    {
        var (document, diagnostics) = PolicyParser.Parse(
            """
            {
              "Version": "2012-10-17",
              "Id": "example",
              "Statement": [
                {
                  "Sid": "Read",
                  "Effect": "Allow",
                  "Principal": {"AWS": ["111122223333"], "Service": "lambda.amazonaws.com"},
                  "Action": ["s3:Get*", "s3:List*"],
                  "NotResource": "arn:aws:s3:::secret/*",
                  "Condition": {"Bool": {"aws:SecureTransport": true}, "NumericLessThan": {"s3:max-keys": [10, "20"]}}
                }
              ]
            }
            """,
            PolicyType.Resource
        );

        var statement = Assert.Single(document.Statements);
        Assert.True(document.IsReadable && statement.IsReadable);
        Assert.Equal("example", document.Id);
        Assert.Equal(PolicyLanguageVersion.V2012, document.Version);
        Assert.Equal("Read", statement.DisplayName);
        Assert.Equal(
            [PrincipalKind.Aws, PrincipalKind.Service],
            statement.Principal!.Principals.Select(one => one.Kind)
        );
        Assert.Equal(["s3:Get*", "s3:List*"], statement.Action.Patterns.Select(one => one.Value));
        Assert.True(statement.Resource!.IsNot);
        Assert.Equal(["Bool", "NumericLessThan"], statement.Conditions.Select(one => one.Operator.Value));
        Assert.Equal(["10", "20"], statement.Conditions[1].Values.Select(one => one.Value));
        Assert.Equal(["RAD0503", "RAD0313"], diagnostics.Select(one => one.Code));
    }

    [Fact]
    public void A_diagnostic_points_at_line_column_offset_and_path()
    {
        const string Text =
            "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"s3:*\", \"Gét\"], \"Resource\": \"*\"}\n}";

        var diagnostic = Assert.Single(PolicyParser.Parse(Text, PolicyType.Identity).Diagnostics);

        var offset = Text.IndexOf("\"Gét\"", StringComparison.Ordinal);
        Assert.Equal("RAD0112", diagnostic.Code);
        Assert.Equal("Statement.Action[1]", diagnostic.Path);
        Assert.Equal(new Position(3, offset - Text.LastIndexOf('\n', offset) - 1, offset), diagnostic.Span.Start);
        Assert.Equal(offset + "\"Gét\"".Length, diagnostic.Span.End.Offset);
    }

    [Fact]
    public void A_place_behind_a_byte_order_mark_counts_the_mark()
    {
        const string Text = "\uFEFF[]";

        var diagnostics = PolicyParser.Parse(Text, PolicyType.Identity).Diagnostics;

        Assert.Equal(["RAD0003", "RAD0101"], diagnostics.Select(one => one.Code));
        Assert.Equal(new Position(1, 1, 1), diagnostics[1].Span.Start);
    }

    [Fact]
    public void A_byte_order_mark_inside_the_text_is_not_skipped()
    {
        var parsed = PolicyParser.Parse("{\uFEFF}", PolicyType.Identity);

        Assert.Equal("RAD0002", Assert.Single(parsed.Diagnostics).Code);
        Assert.False(parsed.Document.IsReadable);
    }

    [Fact]
    public void The_second_of_two_equal_keys_is_pointed_at_and_neither_wins()
    {
        const string Text =
            """{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*", "Effect": "Allow"}]}""";

        var (document, diagnostics) = PolicyParser.Parse(Text, PolicyType.Identity);

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("RAD0006", diagnostic.Code);
        Assert.Equal("Statement[0].Effect", diagnostic.Path);
        Assert.Equal(Text.LastIndexOf("\"Effect\"", StringComparison.Ordinal), diagnostic.Span.Start.Offset);
        Assert.False(document.IsReadable);
    }

    [Fact]
    public void Two_statement_elements_make_the_document_unreadable()
    {
        const string Statement = "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}";

        var parsed = PolicyParser.Parse(
            "{\"Version\": \"2012-10-17\", \"Statement\": " + Statement + ", \"Statement\": " + Statement + "}",
            PolicyType.Identity
        );

        Assert.False(parsed.IsValid);
        Assert.False(parsed.Document.IsReadable);
    }

    [Theory]
    [InlineData(64, "RAD0101")]
    [InlineData(65, "RAD0004")]
    [InlineData(100_000, "RAD0004")]
    public void Nesting_ends_at_64(int depth, string code)
    {
        var text = new string('[', depth) + new string(']', depth);

        Assert.Equal(code, Assert.Single(PolicyParser.Parse(text, PolicyType.Identity).Diagnostics).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\0")]
    [InlineData("null")]
    [InlineData("1e400")]
    [InlineData("\"Statement\"")]
    [InlineData("{\"Statement\": {\"Effect\": \"A\u0000llow\"}}")]
    [InlineData("{\"Statement\": [{\"Effect\": 1e400, \"Action\": {}, \"Resource\": [[]], \"Condition\": []}]}")]
    [InlineData("{} {}")]
    [InlineData("%7B%22Version%22%3A%20%222012-10-17%22%7D")]
    [InlineData("{\"Version\":\"2012-10-17\"\u2028}")]
    public void Text_that_is_no_policy_is_told_so(string text)
    {
        var parsed = PolicyParser.Parse(text, PolicyType.Identity);

        Assert.False(parsed.IsValid);
        Assert.False(parsed.Document.IsReadable);
    }

    [Fact]
    public void A_text_of_five_megabytes_is_refused_without_being_read()
    {
        var parsed = PolicyParser.Parse(new string('[', 5_000_000), PolicyType.Identity);

        var diagnostic = Assert.Single(parsed.Diagnostics);
        Assert.Equal("RAD0001", diagnostic.Code);
        Assert.Equal(Position.Start, diagnostic.Span.Start);
    }

    [Fact]
    public void A_long_key_before_many_values_costs_their_sum_and_not_their_product()
    {
        var text = $"{{\"{new string('k', 100_000)}\":[{string.Join(',', Enumerable.Repeat("0", 20_000))}]}}";
        PolicyParser.Parse("{}", PolicyType.Identity);
        var before = GC.GetAllocatedBytesForCurrentThread();

        PolicyParser.Parse(text, PolicyType.Identity);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
    }

    [Theory]
    [InlineData("RAD0001", 1024 * 1024 + 1, "1048576 bytes")]
    [InlineData("RAD0004", 65, "64 deep")]
    public void The_caps_are_named(string code, int brackets, string cap)
    {
        var diagnostic = Assert.Single(PolicyParser.Parse(new string('[', brackets), PolicyType.Identity).Diagnostics);

        Assert.Equal(code, diagnostic.Code);
        Assert.Contains(cap, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_pointed_at()
    {
        var parsed = PolicyParser.Parse("{\n\"é\uD83D\": 1}", PolicyType.Resource);

        var diagnostic = Assert.Single(parsed.Diagnostics);
        Assert.Equal("RAD0005", diagnostic.Code);
        Assert.Equal(new Position(2, 2, 4), diagnostic.Span.Start);
    }

    [Theory]
    [InlineData(new byte[] { 0x7B, 0xC3, 0x28, 0x7D }, 1)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 }, 0)]
    public void Bytes_that_are_no_utf8_are_pointed_at(byte[] bytes, int offset)
    {
        var parsed = PolicyParser.Parse(bytes, PolicyType.Identity);

        var diagnostic = Assert.Single(parsed.Diagnostics);
        Assert.Equal("RAD0005", diagnostic.Code);
        Assert.Equal(offset, diagnostic.Span.Start.Offset);
    }

    [Fact]
    public void Bytes_and_text_give_the_same()
    {
        const string Text =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"é\", \"Resource\": \"*\"}}";

        var fromText = PolicyParser.Parse(Text, PolicyType.Identity);
        var fromBytes = PolicyParser.Parse(Encoding.UTF8.GetBytes(Text), PolicyType.Identity);

        Assert.Equal(fromText.Diagnostics, fromBytes.Diagnostics);
    }

    [Fact]
    public void White_space_and_a_lone_statement_change_nothing()
    {
        var plain = PolicyParser.Parse(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}]}""",
            PolicyType.Identity
        );
        var spaced = PolicyParser.Parse(
            "\r\n\t{ \"Version\" : \"2012-10-17\" ,\n\"Statement\": { \"Resource\": \"*\", \"Action\": \"s3:*\", \"Effect\": \"Allow\" } } ",
            PolicyType.Identity
        );

        Assert.Empty(plain.Diagnostics);
        Assert.Empty(spaced.Diagnostics);
        Assert.Equal(
            plain.Document.Statements[0].Action.Patterns[0].Value,
            spaced.Document.Statements[0].Action.Patterns[0].Value
        );
    }

    [Fact]
    public void The_full_access_policy_of_aws_is_a_valid_resource_control_policy()
    {
        var parsed = PolicyParser.Parse(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""",
            PolicyType.ResourceControl
        );

        Assert.Empty(parsed.Diagnostics);
    }
}
