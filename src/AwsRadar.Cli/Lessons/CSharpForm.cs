using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Lessons;

/// <summary>A call as C# with AwsRadar.Client.</summary>
internal static class CSharpForm
{
    public static string Of(SameCall call)
    {
        string?[] options =
        [
            call.Profile is { } profile ? $"ProfileName = {Literal(profile)}" : null,
            call.Region is { } region ? $"Region = {Literal(region)}" : null,
            call.EndpointUrl is { } endpoint ? $"EndpointUrl = {Literal(endpoint)}" : null,
        ];
        var given = string.Join(", ", options.OfType<string>());
        var client = given.Length == 0 ? "new AwsClient()" : $"new AwsClient(new() {{ {given} }})";
        var json = JsonText.Format(call.Input, indented: false);
        var input = json is "{}" ? "" : $", JsonElement.Parse({Literal(json)})";
        var arguments = $"({Literal(call.Target.Service.Name)}, {Literal(call.Target.Operation.Name)}{input})";
        return call.HasPages
            ? $"await foreach (var page in {client}.PagesAsync{arguments}) Console.WriteLine(page.Output);"
            : $"await {client}.CallAsync{arguments};";
    }

    /// <summary>Raw where the text is JSON, so that it stays readable: it begins and ends with a brace, and has no three quotation marks in a row.</summary>
    private static string Literal(string text) =>
        text.StartsWith('{') && text.EndsWith('}')
            ? $"\"\"\"{text}\"\"\""
            : $"\"{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
