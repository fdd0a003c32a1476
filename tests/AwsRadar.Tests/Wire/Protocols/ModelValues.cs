using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;

namespace AwsRadar.Tests.Wire.Protocols;

/// <summary>Random JSON that fits a model, the same for the same seed.</summary>
internal sealed class ModelValues(int seed)
{
    private const int MaxDepth = 6;

    private static readonly string[] Texts =
    [
        "",
        "a",
        "Alice",
        " leading and trailing ",
        "a+b c%20d&e=f;g",
        "<script>alert(\"1\")</script>",
        "]]>&amp;&#65;'",
        "line\r\nline\n\ttab\r",
        "한국어 ü 🦊 \u2028",
        "../..//.",
        "${aws:username}*?",
    ];

    private static readonly string[] Numbers = ["0", "1", "-1", "0.1", "-2.5", "1E+100", "12345.678"];

    private readonly Random _random = new(seed);

    /// <summary>An object for a structure; elements of lists and entries of maps are never empty structures.</summary>
    public JsonObject Structure(Shape? shape, int depth = 0)
    {
        var result = new JsonObject();
        if (shape is { IsUnion: true })
        {
            var member = shape.Members[_random.Next(shape.Members.Length)];
            result[member.Name] = Value(member, depth + 1);
            return result;
        }

        foreach (var member in shape?.Members ?? [])
        {
            if (member.IsRequired || (depth < MaxDepth && _random.Next(4) > 0))
            {
                result[member.Name] = Value(member, depth + 1);
            }
        }

        return result;
    }

    private JsonNode Value(Member member, int depth) =>
        member.Shape.Kind switch
        {
            ShapeKind.Structure => Structure(member.Shape, depth),
            ShapeKind.List => List(member.Shape, depth),
            ShapeKind.Map => Map(member.Shape, depth),
            ShapeKind.Boolean => _random.Next(2) == 0,
            ShapeKind.Integer => _random.Next(int.MinValue, int.MaxValue),
            ShapeKind.Long => _random.NextInt64(long.MinValue, long.MaxValue),
            ShapeKind.Float or ShapeKind.Double => Double(),
            ShapeKind.Blob => Blob(),
            ShapeKind.Timestamp => Timestamp(),
            _ => Texts[_random.Next(Texts.Length)],
        };

    private JsonArray List(Shape list, int depth)
    {
        var result = new JsonArray();
        for (var count = depth < MaxDepth ? _random.Next(4) : 0; count > 0; count--)
        {
            var element = Value(list.Element!, depth + 1);
            if (!IsEmpty(element))
            {
                result.Add(element);
            }
        }

        return result;
    }

    private JsonObject Map(Shape map, int depth)
    {
        var result = new JsonObject();
        for (var count = depth < MaxDepth ? _random.Next(4) : 0; count > 0; count--)
        {
            var value = Value(map.Value!, depth + 1);
            if (!IsEmpty(value))
            {
                result[$"{Texts[_random.Next(Texts.Length)]}{count}"] = value;
            }
        }

        return result;
    }

    private JsonNode Double() => _random.Next(8) == 0 ? "NaN" : JsonNode.Parse(Numbers[_random.Next(Numbers.Length)])!;

    private JsonNode Blob()
    {
        var bytes = new byte[_random.Next(40)];
        _random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    private JsonNode Timestamp()
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(_random.Next());
        return _random.Next(2) == 0
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture)
            : time.AddMicroseconds(_random.Next(1, 1_000_000))
                .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
    }

    private static bool IsEmpty(JsonNode node) => JsonPruning.Prune(node.DeepClone()) is JsonObject { Count: 0 };

    public static JsonElement Element(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
