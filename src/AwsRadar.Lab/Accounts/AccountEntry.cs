using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Accounts;

/// <summary>One object of an account file, and where it stands for messages.</summary>
/// <param name="Place">As in <c>UserDetailList[3]</c>.</param>
internal readonly record struct AccountEntry(JsonElement Json, string Place, AccountClock Clock)
{
    /// <exception cref="AccountFormatException">The member is missing or not a text.</exception>
    public string Text(string member) =>
        OptionalText(member) ?? throw new AccountFormatException($"{Place}.{member} is missing");

    public string? OptionalText(string member) =>
        Member(member) is { } value
            ? value.ValueKind is JsonValueKind.String
                ? value.GetString()
                : throw new AccountFormatException($"{Place}.{member} is not a text")
            : null;

    public bool Flag(string member) => Member(member) is { ValueKind: JsonValueKind.True };

    public int? OptionalNumber(string member) =>
        Member(member) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : null;

    public DateTimeOffset Time(string member) => OptionalTime(member) ?? Clock.Start;

    public DateTimeOffset? OptionalTime(string member) =>
        OptionalText(member) is { } text
            ? Clock.Read(text) ?? throw new AccountFormatException($"{Place}.{member} is not a time: `{text}`")
            : null;

    public AccountEntry? Object(string member) =>
        Member(member) is { ValueKind: JsonValueKind.Object } value
            ? new AccountEntry(value, $"{Place}.{member}".TrimStart('.'), Clock)
            : null;

    /// <summary>For what people write by hand: a member that is not read would be one that they believe is heeded.</summary>
    /// <exception cref="AccountFormatException">The object has another member.</exception>
    public void Allow(params ReadOnlySpan<string> members)
    {
        if (Json.ValueKind is not JsonValueKind.Object)
        {
            throw new AccountFormatException(Place.Length == 0 ? "it is not an object" : $"{Place} is not an object");
        }

        foreach (var member in Json.EnumerateObject())
        {
            if (!members.Contains(member.Name))
            {
                var where = Place.Length == 0 ? "it" : Place;
                throw new AccountFormatException(
                    $"{where} has no member `{member.Name}`; it may have {string.Join(", ", members)}"
                );
            }
        }
    }

    public JsonElement? Raw(string member) => Member(member);

    /// <summary>The objects of a list; none when it is missing.</summary>
    public IEnumerable<AccountEntry> List(string member)
    {
        if (Member(member) is not { } list)
        {
            return [];
        }

        if (list.ValueKind is not JsonValueKind.Array)
        {
            throw new AccountFormatException($"{Place}.{member} is not a list".TrimStart('.'));
        }

        var (place, clock) = ($"{Place}.{member}".TrimStart('.'), Clock);
        return list.EnumerateArray().Select((item, index) => new AccountEntry(item, $"{place}[{index}]", clock));
    }

    public ImmutableArray<string> Texts(string member) =>
        Member(member) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];

    public ImmutableSortedDictionary<string, string> Tags() =>
        ResourceTags.Empty.SetItems(
            List("Tags").Select(tag => KeyValuePair.Create(tag.Text("Key"), tag.OptionalText("Value") ?? ""))
        );

    /// <summary>A policy document: an object, as the AWS CLI prints it, or the text as the API sends it.</summary>
    public PolicyContent Policy(string member, string name, PolicyType type = PolicyType.Identity)
    {
        var value = Member(member) ?? throw new AccountFormatException($"{Place}.{member} is missing");
        var text = value.ValueKind is JsonValueKind.String ? Decode(value.GetString() ?? "") : Compact(value);
        return new PolicyContent(name, text, type);
    }

    /// <summary>
    /// Without the file's own indentation, and with every letter as it is. The writer's escaping for HTML would change
    /// the text; what shows it escapes for itself.
    /// </summary>
    private static string Compact(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            value.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private JsonElement? Member(string member) =>
        Json.ValueKind is not JsonValueKind.Object ? throw new AccountFormatException($"{Place} is not an object")
        : Json.TryGetProperty(member, out var value) && value.ValueKind is not JsonValueKind.Null ? value
        : null;

    private static string Decode(string text) => text.StartsWith('%') ? Uri.UnescapeDataString(text) : text;
}
