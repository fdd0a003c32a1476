using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Json;

/// <summary>A JSON value that knows where it stands.</summary>
internal sealed class JsonNode(JsonNodeKind kind, string path, string text)
{
    public JsonNodeKind Kind { get; } = kind;

    public string Path { get; } = path;

    /// <summary>A string's value; a number, boolean or null as it was written.</summary>
    public string Text { get; } = text;

    public Span Span { get; set; }

    public List<JsonNode> Items { get; } = [];

    public List<JsonMember> Members { get; } = [];

    /// <summary>It is an object in which a key occurs twice, or twice but for upper and lower case.</summary>
    public bool HasDuplicateKeys { get; set; }

    /// <summary>It, or something in it, has a key twice, so that its meaning cannot be told.</summary>
    public bool IsAmbiguous =>
        HasDuplicateKeys
        || Items.Exists(item => item.IsAmbiguous)
        || Members.Exists(member => member.Value.IsAmbiguous);

    public string KindPhrase =>
        Kind switch
        {
            JsonNodeKind.Object => Translate("an object"),
            JsonNodeKind.Array => Translate("an array"),
            JsonNodeKind.String => Translate("a string"),
            JsonNodeKind.Number => Translate("a number"),
            JsonNodeKind.Boolean => Translate("a boolean"),
            _ => "null",
        };

    /// <summary>The first member of exactly this name.</summary>
    public JsonNode? Find(string name) =>
        Members.Find(member => string.Equals(member.Name, name, StringComparison.Ordinal)).Value;

    public Place Place(string subject) => new(Span, Path, subject);
}

/// <summary>A key of an object and its value.</summary>
internal readonly record struct JsonMember(string Name, Span NameSpan, JsonNode Value);

internal enum JsonNodeKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}
