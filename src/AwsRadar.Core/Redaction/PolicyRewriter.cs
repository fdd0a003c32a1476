using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Redaction;

/// <summary>
/// A policy with pseudonyms, member by member in the order of the text, so that what was malformed stays malformed. What is no
/// JSON becomes a text that is none either.
/// </summary>
internal sealed class PolicyRewriter(Redactor redactor, Utf8JsonWriter writer)
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 64 };

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.Ordinal,
        "Version",
        "Id",
        "Statement",
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
        "AWS",
        "Service",
        "Federated",
        "CanonicalUser"
    );

    private static readonly FrozenSet<string> OwnValues = FrozenSet.Create(
        StringComparer.Ordinal,
        "2012-10-17",
        "2008-10-17",
        "Allow",
        "Deny",
        "*",
        "true",
        "false",
        "Account",
        "User",
        "FederatedUser",
        "AssumedRole",
        "Anonymous"
    );

    public static string Rewrite(Redactor redactor, string? text)
    {
        if (text is null)
        {
            return "";
        }

        try
        {
            var json = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(json, WriterOptions))
            {
                var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), ReaderOptions);
                reader.Read();
                new PolicyRewriter(redactor, writer).WriteValue(ref reader, []);
                if (reader.Read())
                {
                    throw new JsonException("Something follows the document.");
                }
            }

            return Encoding.UTF8.GetString(json.WrittenSpan);
        }
        catch (JsonException)
        {
            return $"{Redactor.FreeText}, and no JSON: {redactor.Id(text)}";
        }
    }

    /// <param name="path">The members that the value stands in, from the outside.</param>
    private void WriteValue(ref Utf8JsonReader reader, string[] path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    writer.WritePropertyName(Name(name, path));
                    reader.Read();
                    WriteValue(ref reader, [.. path, name]);
                }

                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    WriteValue(ref reader, path);
                }

                writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(Text(reader.GetString()!, path));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private string Name(string name, string[] path) =>
        path is ["Statement", "Condition"]
            ? ConditionOperator.TryParse(name, out _)
                ? name
                : redactor.Value(name)
            : path is ["Statement", "Condition", _]
                ? redactor.ConditionKey(name)
                : Elements.Contains(name)
                    ? name
                    : redactor.Value(name);

    private string Text(string text, string[] path) =>
        path switch
        {
            _ when OwnValues.Contains(text) => text,
            ["Statement", "Action" or "NotAction"] => IsAction(text) ? text : redactor.Value(text),
            ["Statement", "Condition", var name, _] => ConditionValue(text, name),
            _ => redactor.Value(text),
        };

    private static bool IsAction(string text) =>
        ActionCatalog.TryFind(text, out _) || (text.AsSpan().ContainsAny('*', '?') && ActionCatalog.Expand(text).Any());

    private string ConditionValue(string text, string name) =>
        !ConditionOperator.TryParse(name, out var parsed)
            ? redactor.Value(text)
            : parsed.Family switch
            {
                ConditionFamily.IpAddress => redactor.Network(text),
                ConditionFamily.Numeric when double.TryParse(text, CultureInfo.InvariantCulture, out _) => text,
                ConditionFamily.Date when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) => text,
                ConditionFamily.String when Redactor.IsRegion(text) => text,
                _ => redactor.Value(text),
            };
}
