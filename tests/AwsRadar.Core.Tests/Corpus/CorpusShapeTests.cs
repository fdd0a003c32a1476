using System.Text.Json;
using Xunit;

namespace AwsRadar.Core.Tests.Corpus;

/// <summary>What the corpus must hold to be worth its name.</summary>
public sealed class CorpusShapeTests
{
    private const int MinCases = 1_200;

    private static readonly string[] Operators =
    [
        .. new[] { "Equals", "NotEquals", "EqualsIgnoreCase", "NotEqualsIgnoreCase", "Like", "NotLike" }.Select(name =>
            $"String{name}"
        ),
        .. new[] { "Numeric", "Date" }.SelectMany(family =>
            new[] { "Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals" }.Select(
                name => $"{family}{name}"
            )
        ),
        .. new[] { "Equals", "Like", "NotEquals", "NotLike" }.Select(name => $"Arn{name}"),
        "Bool",
        "BinaryEquals",
        "IpAddress",
        "NotIpAddress",
    ];

    private static readonly string[] Answers = ["Allowed", "ImplicitlyDenied", "ExplicitlyDenied", "invalid"];

    [Fact]
    public void There_are_enough_cases() => Assert.InRange(CorpusFile.Cases().Count(), MinCases, int.MaxValue);

    [Fact]
    public void Every_id_is_unique_and_begins_with_the_file_and_the_number_of_the_line()
    {
        var astray = CorpusFile
            .Names.SelectMany(name =>
                CorpusFile.Lines(name).Select((line, index) => (Id: IdOf(line), Start: $"{name}/{index + 1:D4}-"))
            )
            .Where(one => !one.Id.StartsWith(one.Start, StringComparison.Ordinal));

        Assert.Empty(astray);
    }

    [Fact]
    public void Every_case_names_its_rule_and_the_page_of_the_documentation()
    {
        var without = CorpusFile
            .Cases()
            .Where(one =>
                !one.TryGetProperty("details", out var details)
                || string.IsNullOrWhiteSpace(Text(details, "docRule"))
                || !Text(details, "doc").StartsWith("https://docs.aws.amazon.com/", StringComparison.Ordinal)
            )
            .Select(one => Text(one, "id"));

        Assert.Empty(without);
    }

    [Fact]
    public void Every_answer_is_one_of_the_format_and_each_occurs()
    {
        var answers = CorpusFile.Cases().Select(one => Text(one, "expected")).Distinct(StringComparer.Ordinal);

        Assert.Equal(Answers.Order(StringComparer.Ordinal), answers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_cases_ask_the_same_question()
    {
        var questions = CorpusFile
            .Cases()
            .GroupBy(one => string.Join('\n', QuestionOf(one)), one => Text(one, "id"), StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(", ", group));

        Assert.Empty(questions);
    }

    [Fact]
    public void Every_condition_operator_occurs_plain_and_with_IfExists()
    {
        var used = CorpusFile.Cases().SelectMany(OperatorsOf).ToHashSet(StringComparer.Ordinal);

        var wanted = Operators.Concat(Operators.Select(name => $"{name}IfExists")).Append("Null");

        Assert.Empty(wanted.Except(used, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_condition_operator_occurs_with_a_set_operator()
    {
        var used = CorpusFile
            .Cases()
            .SelectMany(OperatorsOf)
            .Where(name => name.StartsWith("For", StringComparison.Ordinal))
            .Select(name => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..])
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Operators.Except(used, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("identityPolicies")]
    [InlineData("resourcePolicy")]
    [InlineData("permissionBoundaryPolicies")]
    [InlineData("sessionPolicy")]
    [InlineData("serviceControlPolicies")]
    [InlineData("resourceControlPolicies")]
    [InlineData("endpointPolicies")]
    public void Every_policy_type_occurs_with_every_answer_it_can_lead_to(string field)
    {
        var answers = CorpusFile
            .Cases()
            .Where(one => IsPresent(one.GetProperty(field)))
            .Select(one => Text(one, "expected"))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Answers.Except(answers, StringComparer.Ordinal));
    }

    private static bool IsPresent(JsonElement field) =>
        field.ValueKind switch
        {
            JsonValueKind.Null => false,
            JsonValueKind.Array => field.GetArrayLength() > 0,
            _ => true,
        };

    /// <summary>All of a case but its id, its answer and its reason.</summary>
    private static IEnumerable<string> QuestionOf(JsonElement @case) =>
        @case
            .EnumerateObject()
            .Where(member => member.Name is not ("id" or "expected" or "alsoAcceptable" or "details"))
            .Select(member => $"{member.Name} {member.Value.GetRawText()}");

    private static IEnumerable<string> OperatorsOf(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(OperatorsOf),
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(member =>
                    member is { Name: "Condition", Value.ValueKind: JsonValueKind.Object }
                        ? member.Value.EnumerateObject().Select(condition => condition.Name)
                        : OperatorsOf(member.Value)
                ),
            _ => [],
        };

    private static string IdOf(string line) => Text(JsonElement.Parse(line), "id");

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
