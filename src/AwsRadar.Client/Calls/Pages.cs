using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Calls;

/// <summary>
/// Follows a model's paginator. Only the flag and the token decide whether a page follows: AWS may return fewer entries
/// than asked for, or none, and have more.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/programming.html#example-pagination</remarks>
internal sealed class Pages(Paginator paginator, Func<JsonElement, CancellationToken, Task<CallResult>> callAsync)
{
    public async IAsyncEnumerable<CallResult> ReadAsync(
        JsonElement input,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var asked = new HashSet<string>(StringComparer.Ordinal) { Key(TokensIn(input)) };
        while (true)
        {
            var page = await callAsync(input, cancellationToken);
            if (!page.IsSuccess || !HasMore(page.Output))
            {
                yield return page;
                yield break;
            }

            var tokens = TokensOut(page.Output);
            yield return page with
            {
                NextPage = Parameters(tokens),
            };
            if (Problem(tokens, asked) is { } problem)
            {
                yield return CallResult.Failed(LocalErrors.Of(CallErrorKind.Incomplete, problem));
                yield break;
            }

            input = WithTokens(input, tokens);
        }
    }

    private bool HasMore(JsonElement output) =>
        paginator.MoreResults is { } flag
            ? OutputPath.Find(output, flag) is { ValueKind: JsonValueKind.True }
            : Array.Exists(TokensOut(output), token => token is not null);

    private static string? Problem(JsonElement?[] tokens, HashSet<string> asked) =>
        Array.TrueForAll(tokens, token => token is null)
            ? Translate(
                "AWS says that more pages follow, but not how to ask for them: what was read is not everything."
            )
        : !asked.Add(Key(tokens)) ? Translate("AWS sent the same page marker twice: what was read is not everything.")
        : null;

    private JsonElement?[] TokensOut(JsonElement output)
    {
        var tokens = new JsonElement?[paginator.OutputTokens.Length];
        for (var each = 0; each < tokens.Length; each++)
        {
            tokens[each] = IfPresent(OutputPath.Find(output, paginator.OutputTokens[each]));
        }

        return tokens;
    }

    private JsonElement?[] TokensIn(JsonElement input)
    {
        var tokens = new JsonElement?[paginator.InputTokens.Length];
        for (var each = 0; each < tokens.Length; each++)
        {
            tokens[each] =
                input.ValueKind is JsonValueKind.Object
                && input.TryGetProperty(paginator.InputTokens[each], out var token)
                    ? IfPresent(token)
                    : null;
        }

        return tokens;
    }

    private JsonElement Parameters(JsonElement?[] tokens)
    {
        var parameters = new JsonObject();
        foreach (var (name, token) in paginator.InputTokens.Zip(tokens))
        {
            parameters.Add(name, token is { } value ? JsonNode.Parse(value.GetRawText()) : null);
        }

        return JsonElement.Parse(parameters.ToJsonString());
    }

    private JsonElement WithTokens(JsonElement input, JsonElement?[] tokens)
    {
        var next = input.ValueKind is JsonValueKind.Object ? JsonObject.Create(input)! : [];
        foreach (var (name, token) in paginator.InputTokens.Zip(tokens))
        {
            next.Remove(name);
            if (token is { } value)
            {
                next.Add(name, JsonNode.Parse(value.GetRawText()));
            }
        }

        return JsonElement.Parse(next.ToJsonString());
    }

    /// <summary>An empty token means the same as none.</summary>
    private static JsonElement? IfPresent(JsonElement? token) =>
        token switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
            { ValueKind: JsonValueKind.String } text when text.ValueEquals("") => null,
            _ => token,
        };

    private static string Key(JsonElement?[] tokens) =>
        string.Join('\n', tokens.Select(token => token?.GetRawText() ?? ""));
}
