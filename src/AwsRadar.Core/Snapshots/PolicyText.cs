using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Core.Snapshots;

/// <summary>
/// A policy document exactly as it was stored, decoded once from the form in which the API sends it. It may be anything,
/// JSON or not: parsing tells.
/// </summary>
[JsonConverter(typeof(PolicyTextJsonConverter))]
public readonly record struct PolicyText(string Json)
{
    /// <summary>
    /// Undoes, once, the URL encoding in which IAM sends policy documents. Text that is not JSON after decoding is kept
    /// as it came: parsing says so, and nobody takes it for an empty policy.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html: RFC 3986, so + is a plus.</remarks>
    public static PolicyText Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (StartsAsJson(text))
        {
            return new PolicyText(text);
        }

        var decoded = Uri.UnescapeDataString(text);
        return new PolicyText(StartsAsJson(decoded) ? decoded : text);
    }

    public override string ToString() => Json;

    private static bool StartsAsJson(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.Length > 0 && start[0] is '{' or '[' or '"';
    }
}

/// <summary>A policy document as one JSON string.</summary>
public sealed class PolicyTextJsonConverter : JsonConverter<PolicyText>
{
    public override PolicyText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, PolicyText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Json);
}
