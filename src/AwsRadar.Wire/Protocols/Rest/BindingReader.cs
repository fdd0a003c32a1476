using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>Reads what HTTP carries outside the body into an object that is open. Each method is false, and says why, when a text does not fit the model.</summary>
internal sealed class BindingReader(Utf8JsonWriter json)
{
    /// <summary>One sentence, after a failure.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Whether a header that is no time is passed over where a time belongs: some hold what a stranger stored, such as the <c>Expires</c> of an object in S3. A client wants this, a server not.</summary>
    public bool PassesOverBadTimes { get; init; }

    /// <summary>All that a request carries outside its body.</summary>
    public bool TryRead(HttpBindings bindings, Route route, WireHeaders headers) =>
        TryReadLabels(bindings, route.Labels)
        && TryReadQuery(bindings, route.Query)
        && TryReadHeaders(bindings, headers);

    private bool TryReadLabels(HttpBindings bindings, Dictionary<string, string> labels)
    {
        foreach (var member in bindings.Labels)
        {
            if (labels.TryGetValue(HttpBindings.NameOf(member), out var text) && !TryWrite(member, text))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadQuery(HttpBindings bindings, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        var ofName = query.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var named = bindings.Query.Where(each => each.Shape.Kind is not ShapeKind.Map).ToArray();
        foreach (var member in named)
        {
            string[] values = [.. ofName[HttpBindings.NameOf(member)]];
            if (values.Length > 0 && !TryReadParameter(member, values))
            {
                return false;
            }
        }

        var own = named.Select(HttpBindings.NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var map in bindings.Query.Where(each => each.Shape.Kind is ShapeKind.Map))
        {
            if (!TryReadMap(map, ofName.Where(group => !own.Contains(group.Key))))
            {
                return false;
            }
        }

        return true;
    }

    public bool TryReadHeaders(HttpBindings bindings, WireHeaders headers)
    {
        foreach (var member in bindings.Headers)
        {
            string[] values = [.. headers.ValuesOf(HttpBindings.NameOf(member))];
            if (values.Length > 0 && !TryReadHeader(member, values))
            {
                return false;
            }
        }

        foreach (var member in bindings.PrefixHeaders)
        {
            ReadPrefixHeaders(member, headers);
        }

        return true;
    }

    private bool TryReadParameter(Member member, string[] values)
    {
        if (member.Shape.Kind is not ShapeKind.List)
        {
            return values.Length == 1 ? TryWrite(member, values[0]) : Fail(member, "is given more than once.");
        }

        json.WritePropertyName(member.Name);
        return TryWriteList(member, values);
    }

    private bool TryReadMap(Member member, IEnumerable<IGrouping<string, string>> entries)
    {
        var value = member.Shape.Value!;
        var isOpen = false;
        foreach (var entry in entries)
        {
            if (!isOpen)
            {
                json.WriteStartObject(member.Name);
                isOpen = true;
            }

            json.WritePropertyName(entry.Key);
            var isRead =
                value.Shape.Kind is ShapeKind.List
                    ? TryWriteList(value, [.. entry])
                    : ScalarText.TryWrite(json, value, entry.First());
            if (!isRead)
            {
                return Fail(member, $"has an entry that is not {ScalarKind.Describe(value.Shape.Kind)}.");
            }
        }

        if (isOpen)
        {
            json.WriteEndObject();
        }

        return true;
    }

    private bool TryReadHeader(Member member, string[] values)
    {
        var text = string.Join(", ", values);
        switch (member.Shape.Kind)
        {
            case ShapeKind.List:
                json.WritePropertyName(member.Name);
                return TryWriteList(member, HeaderList.Parse(member.Shape.Element!, text));
            case ShapeKind.String when member.IsJsonValue:
                return TryWriteJson(member, text);
            case ShapeKind.Timestamp when PassesOverBadTimes && !WireTimestamp.TryReadWire(text, out _):
                return true;
            default:
                return TryWrite(member, text);
        }
    }

    private void ReadPrefixHeaders(Member member, WireHeaders headers)
    {
        var prefix = HttpBindings.NameOf(member);
        var found = headers
            .Where(header => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .GroupBy(header => header.Key[prefix.Length..], header => header.Value, StringComparer.OrdinalIgnoreCase)
            .ToArray();
        if (found.Length == 0)
        {
            return;
        }

        json.WriteStartObject(member.Name);
        foreach (var group in found)
        {
            json.WriteString(group.Key, string.Join(", ", group));
        }

        json.WriteEndObject();
    }

    private bool TryWrite(Member member, string text)
    {
        json.WritePropertyName(member.Name);
        return ScalarText.TryWrite(json, member, text)
            || Fail(member, $"must be {ScalarKind.Describe(member.Shape.Kind)}.");
    }

    private bool TryWriteList(Member member, IEnumerable<string> values)
    {
        var element = member.Shape.Element!;
        json.WriteStartArray();
        foreach (var value in values)
        {
            if (!ScalarText.TryWrite(json, element, value))
            {
                return Fail(member, $"has an element that is not {ScalarKind.Describe(element.Shape.Kind)}.");
            }
        }

        json.WriteEndArray();
        return true;
    }

    private bool TryWriteJson(Member member, string text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        if (
            !Convert.TryFromBase64String(text, bytes, out var length)
            || !JsonText.TryParse(bytes.AsSpan(0, length), out var value, out _)
        )
        {
            return Fail(member, "must be JSON in base64.");
        }

        json.WritePropertyName(member.Name);
        json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        return true;
    }

    private bool Fail(Member member, string problem)
    {
        Problem = Problem.Length > 0 ? Problem : $"`{member.Name}` {problem}";
        return false;
    }
}
