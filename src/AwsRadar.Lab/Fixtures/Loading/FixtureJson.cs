using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Fixtures.Loading;

/// <summary>
/// Reads a file as cases. An object is the result itself, for any input, as the AWS CLI prints it; a list holds cases, each
/// an object with <c>input</c> and <c>output</c> or <c>error</c>.
/// </summary>
internal static class FixtureJson
{
    private const string ResponseMetadata = "ResponseMetadata";

    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = WireLimits.MaxDepth,
    };

    /// <param name="isCase">The file stands in its operation's folder: an object is a case, not a result.</param>
    public static ImmutableArray<FixtureCase> Read(FixtureFile file, bool isCase, FixtureProblems problems)
    {
        try
        {
            return [.. CasesIn(Parse(file.Bytes), file, isCase, problems)];
        }
        catch (JsonException error)
        {
            problems.Add(file.Path, $"it is not JSON: {error.Message.TrimEnd('.')}.");
        }
        catch (Exception error) when (error is InvalidOperationException or DecoderFallbackException)
        {
            problems.Add(file.Path, "it is not UTF-8, or it has a text with half a character (a lone surrogate).");
        }

        return [];
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        // Windows PowerShell's `>` writes UTF-16.
        var text = bytes.Span switch
        {
            [0xEF, 0xBB, 0xBF, ..] => bytes[3..],
            [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes.Span[2..])),
            _ => bytes,
        };
        return Utf8.IsValid(text.Span) ? JsonElement.Parse(text.Span, Strict) : throw new DecoderFallbackException();
    }

    private static IEnumerable<FixtureCase> CasesIn(
        JsonElement json,
        FixtureFile file,
        bool isCase,
        FixtureProblems problems
    )
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Array:
                return Cases(json, file, problems);
            case JsonValueKind.Object when isCase:
                return Case(json, file.Path, "", file, problems);
            case JsonValueKind.Object:
                return [new FixtureCase { Origin = file.Path, Output = WithoutMetadata(json) }];
            default:
                problems.Add(file.Path, "it must hold an object or a list.");
                return [];
        }
    }

    private static IEnumerable<FixtureCase> Cases(JsonElement list, FixtureFile file, FixtureProblems problems) =>
        list.EnumerateArray()
            .SelectMany((json, index) => Case(json, $"{file.Path}[{index}]", $"[{index}]", file, problems));

    private static IEnumerable<FixtureCase> Case(
        JsonElement json,
        string origin,
        string path,
        FixtureFile file,
        FixtureProblems problems
    )
    {
        if (ProblemOf(json) is { } problem)
        {
            problems.Add(file.Path, path.Length == 0 ? problem : $"`{path}`: {problem}");
            yield break;
        }

        var hasError = json.TryGetProperty("error", out var error);
        yield return new FixtureCase
        {
            Origin = origin,
            Input = json.TryGetProperty("input", out var input) ? input : default,
            Output = json.TryGetProperty("output", out var output) ? WithoutMetadata(output) : default,
            Error = hasError ? ErrorOf(error) : null,
        };
    }

    private static string? ProblemOf(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return "a case must be an object.";
        }

        var names = json.EnumerateObject().Select(property => property.Name).ToList();
        var other = names.Find(name => name is not ("input" or "output" or "error"));
        return other is not null ? $"`{other}` is no part of a case: `input`, `output` and `error` are."
            : names.Contains("output") == names.Contains("error") ? "a case must have either `output` or `error`."
            : json.TryGetProperty("error", out var error) && !IsError(error)
                ? "`error` must be an object with a text `code`, and perhaps a text `message` and a `status` from 300 to 599."
            : null;
    }

    private static bool IsError(JsonElement error) =>
        error.ValueKind is JsonValueKind.Object
        && error.TryGetProperty("code", out var code)
        && code.ValueKind is JsonValueKind.String
        && (!error.TryGetProperty("message", out var message) || message.ValueKind is JsonValueKind.String)
        && (
            !error.TryGetProperty("status", out var status)
            || status.ValueKind is JsonValueKind.Number
                && status.TryGetInt32(out var number)
                && number is >= 300 and <= 599
        );

    private static FixtureError ErrorOf(JsonElement error) =>
        new(
            error.GetProperty("code").GetString()!,
            error.TryGetProperty("message", out var message) ? message.GetString()! : "",
            error.TryGetProperty("status", out var status) ? status.GetInt32() : 0,
            Without(error, "code", "message", "status")
        );

    /// <summary>What boto3 adds to a result, and a file that it wrote has.</summary>
    private static JsonElement WithoutMetadata(JsonElement output) =>
        output.ValueKind is JsonValueKind.Object && output.TryGetProperty(ResponseMetadata, out _)
            ? Without(output, ResponseMetadata)
            : output;

    private static JsonElement Without(JsonElement value, params ReadOnlySpan<string> names)
    {
        var rest = new JsonObject();
        foreach (var property in value.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                rest[property.Name] = JsonNode.Parse(property.Value.GetRawText());
            }
        }

        return rest.ToElement();
    }
}
