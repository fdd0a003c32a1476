using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Explaining;

/// <summary>Has STS decode what EC2 says about a denial.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html</remarks>
internal static class EncodedMessage
{
    private const string Permission = "sts:DecodeAuthorizationMessage";

    /// <returns>The denial that the message tells of; null and a sentence where it cannot be decoded.</returns>
    public static async Task<(Denial? Denial, string? Note)> DecodeAsync(
        AwsClient client,
        string encoded,
        CancellationToken cancellation
    )
    {
        var input = new JsonObject { [nameof(EncodedMessage)] = encoded };
        var result = await client.CallAsync(
            "sts",
            "DecodeAuthorizationMessage",
            JsonElement.Parse(input.ToJsonString()),
            cancellation
        );
        return result switch
        {
            { IsSuccess: true } => (Read(result.Output), null),
            { Error.Kind: CallErrorKind.Denied } => (null, DenialWords.Lookup.NotAllowed(Permission)),
            { Error: var error } => (null, DenialWords.Lookup.Failed("STS", error.Message)),
        };
    }

    private static Denial? Read(JsonElement output)
    {
        try
        {
            var message = JsonElement.Parse(output.GetProperty("DecodedMessage").GetString()!);
            var context = message.GetProperty("context");
            return Text(context, "action") is not { } action
                ? null
                : new Denial
                {
                    Actions = [action],
                    Principal = context.TryGetProperty("principal", out var principal) ? Text(principal, "arn") : null,
                    Resource = Text(context, "resource"),
                    IsExplicit = message.GetProperty("explicitDeny").GetBoolean(),
                    Statements = Statements(message),
                };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ImmutableArray<DenyingStatement> Statements(JsonElement message) =>
        message.TryGetProperty("matchedStatements", out var matched)
        && matched.TryGetProperty("items", out var items)
        && items.ValueKind == JsonValueKind.Array
            ?
            [
                .. items
                    .EnumerateArray()
                    .Where(item => Text(item, "effect") is "DENY")
                    .Select(item => new DenyingStatement(
                        PolicyType.Identity,
                        Text(item, "sourcePolicyId") ?? "",
                        Text(item, "statementId"),
                        DenialSource.EncodedMessage
                    )),
            ]
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
