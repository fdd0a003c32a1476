using System.Text.Json.Nodes;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Cli.Demo;

/// <summary>A call to IAM as a command line of the AWS CLI.</summary>
internal static class LessonCommand
{
    public static string Of(string operation, JsonObject input) =>
        string.Join(' ', [$"aws iam {CliSpelling.OfOperation(operation)}", .. input.Select(Parameter)]);

    private static string Parameter(KeyValuePair<string, JsonNode?> member) =>
        member.Value is JsonValue value && value.TryGetValue<bool>(out var isSet)
            ? $"--{(isSet ? "" : "no-")}{CliSpelling.OfMember(member.Key)}"
            : $"--{CliSpelling.OfMember(member.Key)} {ShellWord.Quote(Text(member.Value!))}";

    private static string Text(JsonNode node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node.ToJsonString();
}
