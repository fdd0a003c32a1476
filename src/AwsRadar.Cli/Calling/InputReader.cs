using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Cli.Calling.Parameters;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Cli.Calling;

/// <summary>The input of a call: the options of the command line over the JSON of a file.</summary>
internal sealed class InputReader(CallTarget target, ParameterOptions options, ParseResult arguments)
{
    private const string JsonOption = "--cli-input-json";

    // The same for each of many inputs.
    private readonly string[] _known = [.. target.Parameters.All.Select(parameter => parameter.Member.Name)];
    private readonly OperationParameter[] _required =
    [
        .. target.Parameters.All.Where(parameter => parameter.IsRequired),
    ];
    private readonly HashSet<string> _given =
    [
        .. options.GivenIn(arguments).Select(parameter => parameter.Member.Name),
    ];

    /// <summary>The input that the command line describes, checked against the model.</summary>
    /// <exception cref="InputException">It cannot be read, or the operation does not take it.</exception>
    public JsonElement Read()
    {
        var json = arguments.GetValue(CallOptions.CliInputJson) is { } text
            ? JsonInput.Parse(InputFile.TextOf(text, JsonOption), JsonOption)
            : default;
        return Read(json, JsonOption);
    }

    /// <summary>The input that one JSON object describes together with the command line.</summary>
    /// <param name="source">Where the object stands, for messages.</param>
    /// <exception cref="InputException">It cannot be read, or the operation does not take it.</exception>
    public JsonElement Read(JsonElement json, string source)
    {
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            throw new InputException(Translate($"`{source}` must be a JSON object with the parameters as members."));
        }

        RefuseStrangers(json);
        var input = Merge(json);
        RequireAll(input);
        var problems = ParameterCheck.OfInput(target.Operation.Input, input);
        return problems.IsEmpty ? input : throw new InputException($"`{target.Title}`: {string.Join(' ', problems)}");
    }

    /// <summary>A misspelt member would otherwise be told as one that is missing.</summary>
    private void RefuseStrangers(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Undefined)
        {
            return;
        }

        foreach (var member in json.EnumerateObject())
        {
            if (!_known.Contains(member.Name, StringComparer.Ordinal))
            {
                throw new InputException(
                    Translate(
                        $"`{member.Name}` is not a parameter of `{target.Title}`. {Suggestions.Sentence(member.Name, _known) ?? Translate($"Its parameters: aws-radar call {target.Title} --describe")}"
                    )
                );
            }
        }
    }

    private JsonElement Merge(JsonElement json)
    {
        if (_given.Count == 0 && json.ValueKind is JsonValueKind.Object)
        {
            return json;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            options.Write(writer, arguments);
            if (json.ValueKind is JsonValueKind.Object)
            {
                foreach (var member in json.EnumerateObject().Where(member => !_given.Contains(member.Name)))
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(bytes.WrittenSpan);
    }

    /// <summary>All that is missing in one sentence, by the names of the command line.</summary>
    private void RequireAll(JsonElement input)
    {
        if (_required.Length == 0)
        {
            return;
        }

        var missing = _required
            .Where(parameter => !input.TryGetProperty(parameter.Member.Name, out _))
            .Select(parameter => $"`{parameter.Option}`")
            .ToArray();
        if (missing.Length > 0)
        {
            throw new InputException(Translate($"`{target.Title}` needs {string.Join(" and ", missing)}."));
        }
    }
}
