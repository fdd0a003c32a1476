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
        var (method, wait) = call.HasPages ? ("PagesAsync", "") : ("CallAsync", "await ");
        return $"{wait}{client}.{method}({Literal(call.Target.Service.Name)}, {Literal(call.Target.Operation.Name)}{input});";
    }

    /// <summary>Raw where the text has quotation marks, so that JSON stays readable.</summary>
    private static string Literal(string text) =>
        text.Contains('"', StringComparison.Ordinal)
            ? $"\"\"\"{text}\"\"\""
            : $"\"{text.Replace(@"\", @"\\", StringComparison.Ordinal)}\"";
}
