using System.Text.Json;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.Lessons;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Tests.Lab.Fixtures;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>The C# of learning mode compiles, whatever is called and by whom.</summary>
public sealed class CSharpFormTests
{
    [Fact]
    public void The_form_of_each_operation_of_the_labs_sample_compiles()
    {
        var forms = SampleFixtureTests
            .Cases()
            .DistinctBy(each => $"{each.Service} {each.Operation.Name}", StringComparer.Ordinal)
            .Select(each =>
            {
                var region = each.Place.Region ?? "eu-west-1";
                var input = SampleFixtureTests.InputOf(
                    each.Operation,
                    each.Case,
                    new FixtureScope("123456789012", region)
                );
                var target = CallTarget.Find(each.Service, each.Operation.Name)!;
                return CSharpForm.Of(
                    new SameCall(target, JsonElement.Parse(input.ToJsonString()), "admin", region, EndpointUrl: null)
                );
            })
            .ToArray();

        Assert.True(forms.Length > 300, $"{forms.Length} forms");
        Assert.Empty(CompiledForm.Errors(forms));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("two words")]
    [InlineData("a \"quoted\"")]
    [InlineData("\"")]
    [InlineData(@"back\slash")]
    public void A_name_with_any_characters_compiles(string name)
    {
        var input = JsonElement.Parse($$"""{"UserName":{{JsonSerializer.Serialize(name + "\"\"\"")}}}""");

        var form = CSharpForm.Of(
            new SameCall(CallTarget.Find("iam", "GetUser")!, input, name, null, "http://127.0.0.1:1")
        );

        Assert.Empty(CompiledForm.Errors([form]));
    }

    [Fact]
    public void What_does_not_compile_is_found() =>
        Assert.NotEmpty(CompiledForm.Errors(["await new AwsClient().NoSuchAsync();"]));
}
