using System.Buffers;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>Takes out of an answer what may be a secret, before anything of it is kept.</summary>
/// <remarks>
/// What the model calls sensitive; values of environment variables, parameters and outputs; user data; whatever has the form of
/// a key or is as random as one.
/// </remarks>
internal static partial class SecretFilter
{
    /// <summary>Stands where a value was.</summary>
    public const string Mark = "[redacted]";

    private const int LongestRandomText = 256;
    private const double LeastRandomness = 4.3;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Members whose text is a secret by what they are called.</summary>
    private static readonly FrozenSet<string> Secret = FrozenSet.Create(
        StringComparer.Ordinal,
        "userdata",
        "password",
        "masteruserpassword",
        "adminpassword",
        "secretstring",
        "secretbinary",
        "secretaccesskey",
        "sessiontoken",
        "authtoken",
        "oauthtoken",
        "accesstoken",
        "refreshtoken",
        "bearertoken",
        "apikey",
        "clientsecret",
        "privatekey",
        "keymaterial",
        "presharedkey",
        "sharedsecret",
        "authparameters",
        "webhooksecret",
        "defaultvalue"
    );

    /// <summary>Members that hold values which people put secrets in.</summary>
    private static readonly FrozenSet<string> Holders = FrozenSet.Create(
        StringComparer.Ordinal,
        "environment",
        "environmentvariables",
        "environmentvariable",
        "envvars",
        "variables",
        "parameters",
        "outputs",
        "defaultarguments",
        "connectionproperties",
        "hyperparameters",
        "optionsettings",
        "stagevariables",
        "containeroverrides"
    );

    private static readonly FrozenSet<string> ValueNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "value",
        "values",
        "parametervalue",
        "resolvedvalue",
        "outputvalue"
    );

    /// <summary>Random by nature, and no secret.</summary>
    private static readonly string[] HarmlessEnds =
    [
        "sha256",
        "hash",
        "digest",
        "fingerprint",
        "etag",
        "checksum",
        "id",
        "arn",
        "name",
    ];

    /// <summary>The answer without its secrets; the very same where it has none.</summary>
    public static JsonElement Redact(JsonElement answer, Shape? shape)
    {
        if (answer.ValueKind is not JsonValueKind.Object)
        {
            return answer;
        }

        var text = new ArrayBufferWriter<byte>();
        var filter = new Filter();
        using (var writer = new Utf8JsonWriter(text, WriterOptions))
        {
            filter.Write(writer, answer, shape, "", isHeld: false, isMap: false);
        }

        return filter.Count == 0 ? answer : JsonElement.Parse(text.WrittenSpan);
    }

    /// <summary>How many values were taken out of a text.</summary>
    public static int CountIn(string json) => json.AsSpan().Count(Mark);

    internal static bool LooksSecret(string text) =>
        KeyId().IsMatch(text)
        || text.Contains("X-Amz-Signature=", StringComparison.OrdinalIgnoreCase)
        || text.Contains("-----BEGIN ", StringComparison.Ordinal)
            && text.Contains("PRIVATE KEY", StringComparison.Ordinal)
        || (
            !text.StartsWith("arn:", StringComparison.Ordinal)
            && Token().EnumerateMatches(text) is var tokens
            && AnyRandom(text, tokens)
        );

    private static bool AnyRandom(string text, Regex.ValueMatchEnumerator tokens)
    {
        foreach (var token in tokens)
        {
            if (IsRandom(text.AsSpan(token.Index, token.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRandom(ReadOnlySpan<char> token)
    {
        if (
            token.Length > LongestRandomText
            || token.IndexOfAnyInRange('A', 'Z') < 0
            || token.IndexOfAnyInRange('a', 'z') < 0
            || token.IndexOfAnyInRange('0', '9') < 0
        )
        {
            return false;
        }

        Span<int> counts = stackalloc int[128];
        foreach (var character in token)
        {
            counts[character]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            bits -= count == 0 ? 0 : (double)count / token.Length * Math.Log2((double)count / token.Length);
        }

        return bits >= LeastRandomness;
    }

    [GeneratedRegex("(?:AKIA|ASIA)[A-Z0-9]{16}", RegexOptions.NonBacktracking)]
    private static partial Regex KeyId();

    /// <summary>A secret access key has forty characters.</summary>
    [GeneratedRegex("[A-Za-z0-9+/=]{32,}", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    private sealed class Filter
    {
        public int Count { get; private set; }

        public void Write(Utf8JsonWriter writer, JsonElement value, Shape? shape, string name, bool isHeld, bool isMap)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    writer.WriteStartObject();
                    foreach (var member in value.EnumerateObject())
                    {
                        var inner = shape?.Kind switch
                        {
                            ShapeKind.Structure when shape.TryGetMember(member.Name, out var known) => known.Shape,
                            ShapeKind.Map => shape.Value?.Shape,
                            _ => null,
                        };
                        var folded = Words.Fold(member.Name);
                        writer.WritePropertyName(member.Name);
                        Write(
                            writer,
                            member.Value,
                            inner,
                            folded,
                            isHeld || Holders.Contains(folded),
                            shape?.Kind is ShapeKind.Map || (isHeld && shape is null)
                        );
                    }

                    writer.WriteEndObject();
                    break;
                case JsonValueKind.Array:
                    writer.WriteStartArray();
                    foreach (var item in value.EnumerateArray())
                    {
                        Write(writer, item, shape?.Element?.Shape, name, isHeld, isMap);
                    }

                    writer.WriteEndArray();
                    break;
                case JsonValueKind.String when IsSecret(value.GetString()!, shape, name, isHeld, isMap):
                    Count++;
                    writer.WriteStringValue(Mark);
                    break;
                default:
                    value.WriteTo(writer);
                    break;
            }
        }

        private static bool IsSecret(string text, Shape? shape, string name, bool isHeld, bool isMap) =>
            text.Length > 0
            && (
                shape is { IsSensitive: true }
                || Secret.Contains(name)
                || (isHeld && (isMap || ValueNames.Contains(name)))
                || (
                    LooksSecret(text)
                    && !(
                        HarmlessEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal)) && !KeyId().IsMatch(text)
                    )
                )
            );
    }
}
