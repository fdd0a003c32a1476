using System.Text.Json;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Cli.Calling.Parameters;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Lessons;

/// <summary>A call as a command of the AWS CLI, which works when it is pasted.</summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters.html</remarks>
internal static class AwsCliForm
{
    public static string Of(SameCall call)
    {
        var words = new List<string>
        {
            "aws",
            ServiceNames.OfCli(call.Target.Service.Name),
            CliSpelling.OfOperation(call.Target.Operation.Name),
        };
        foreach (var parameter in call.Target.Parameters.All)
        {
            if (call.Input.TryGetProperty(parameter.Member.Name, out var value))
            {
                words.AddRange(Parameter(parameter, value));
            }
        }

        if (call.Target.StreamedOutput is not null)
        {
            words.Add("OUTFILE");
        }

        Add(words, "--profile", call.Profile);
        Add(words, "--region", call.Region);
        Add(words, "--endpoint-url", call.EndpointUrl);
        return string.Join(' ', words);
    }

    private static void Add(List<string> words, string option, string? value)
    {
        if (value is not null)
        {
            words.AddRange([option, ShellWord.Quote(value)]);
        }
    }

    private static IEnumerable<string> Parameter(OperationParameter parameter, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => [parameter.Option],
            JsonValueKind.False => [$"--{parameter.NegatedName}"],
            // An empty list is JSON: without a word the option would lack its argument.
            JsonValueKind.Array when IsOfWords(parameter.Shape, value) =>
            [
                parameter.Option,
                .. value.EnumerateArray().Select(each => ShellWord.Quote(Text(each))),
            ],
            JsonValueKind.Array or JsonValueKind.Object => [parameter.Option, ShellWord.Quote(value.GetRawText())],
            // What begins with a dash would be taken for an option.
            _ when Text(value) is ['-', ..] word => [$"{parameter.Option}={ShellWord.Quote(word)}"],
            _ => [parameter.Option, ShellWord.Quote(Text(value))],
        };

    private static bool IsOfWords(Shape list, JsonElement value) =>
        list.Element?.Shape.Kind is ShapeKind.String
        && value.GetArrayLength() > 0
        && value.EnumerateArray().All(each => Text(each) is [not ('-' or '[' or '{'), ..]);

    private static string Text(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
