using AwsRadar.Cli.Output;
using Xunit;

namespace AwsRadar.Tests.Cli.Output;

public sealed class JsonQueryTests
{
    [Theory]
    [InlineData("[].name", """["ann","bo"]""")]
    [InlineData("[?age > `30`].name | [0]", "\"bo\"")]
    [InlineData("length(@)", "2")]
    [InlineData("[0].missing", "null")]
    public void An_expression_picks_from_the_result(string expression, string expected)
    {
        var isQuery = JsonQuery.TryApply(
            """[{"name":"ann","age":29},{"name":"bo","age":31}]""",
            expression,
            out var result,
            out _
        );

        Assert.True(isQuery);
        Assert.Equal(expected, JsonText.Format(result, indented: false));
    }

    [Theory]
    [InlineData("[?")]
    [InlineData("no_such_function(@)")]
    [InlineData("")]
    public void What_is_not_an_expression_is_said_and_nothing_else_happens(string expression)
    {
        var isQuery = JsonQuery.TryApply("[]", expression, out _, out var problem);

        Assert.False(isQuery);
        Assert.Contains("--query", problem, StringComparison.Ordinal);
    }
}
