using System.Globalization;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;

namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>Scalars at which encodings break, each drawn by the same seed the same.</summary>
internal sealed class EdgeValues(Random random)
{
    /// <summary>What stands everywhere but in headers; the characters that follow have no place in XML.</summary>
    private static readonly string[] Texts =
    [
        "",
        " ",
        "Alice",
        " leading and trailing ",
        "a+b c%20d%2F&e=f;g#h?i",
        "<script>alert(\"1\")</script>",
        "]]>&amp;&#65;'",
        "line\r\nline\n\ttab\r",
        "한국어 ü é 🦊 \u2028\u00A0\uFEFF",
        "..",
        "/../a//b/",
        "${aws:username}*?",
        "null",
        "1e3",
    ];

    private static readonly string[] Controls = ["\0\u0001\u001F\u007F\u0085", "\uFFFE\uFFFF"];

    private static readonly string[] HeaderTexts =
    [
        "a",
        "Alice",
        "a-b_c.d",
        "x=1; y",
        "W/\"e\"",
        "a,b",
        "\"",
        "\\",
        "a \\\" b",
        "*/*",
        "~!#$%&'()",
    ];

    private static readonly string[] Numbers =
    [
        "0",
        "1",
        "-1",
        "0.1",
        "-2.5",
        "1E+100",
        "12345.678",
        "1.7976931348623157E+308",
        "-1.7976931348623157E+308",
        "5E-324",
        "9007199254740992",
    ];

    private static readonly string[] NonFinite = ["NaN", "Infinity", "-Infinity"];

    private static readonly int[] Integers = [0, 1, -1, int.MinValue, int.MaxValue];

    private static readonly long[] Longs = [0, 1, -1, long.MinValue, long.MaxValue, int.MaxValue + 1L];

    private static readonly string[] Documents =
    [
        "{}",
        "[]",
        "true",
        "\"text\"",
        "-1.5e10",
        """{"a":[1,null,"x",{"b":true,"c":{}}],"":"","ü":[[]]}""",
    ];

    private static readonly DateTimeOffset[] Times =
    [
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch.AddSeconds(-1),
        new(1583, 1, 1, 0, 0, 0, TimeSpan.Zero),
        new(2026, 11, 23, 21, 15, 0, TimeSpan.Zero),
        new(2038, 1, 19, 3, 14, 8, TimeSpan.Zero),
        new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero),
    ];

    public string Text(bool isXml) =>
        isXml || random.Next(8) > 0 ? Texts[random.Next(Texts.Length)] : Controls[random.Next(Controls.Length)];

    public string HeaderText() => HeaderTexts[random.Next(HeaderTexts.Length)];

    public JsonNode Document() => JsonNode.Parse(Documents[random.Next(Documents.Length)])!;

    public JsonNode Number(ShapeKind kind) =>
        kind switch
        {
            ShapeKind.Boolean => random.Next(2) == 0,
            ShapeKind.Integer => random.Next(2) == 0 ? random.Next() : Integers[random.Next(Integers.Length)],
            ShapeKind.Long => random.Next(2) == 0 ? random.NextInt64() : Longs[random.Next(Longs.Length)],
            _ => random.Next(4) == 0
                ? NonFinite[random.Next(NonFinite.Length)]
                : JsonNode.Parse(Numbers[random.Next(Numbers.Length)])!,
        };

    public string Blob()
    {
        var bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    /// <param name="hasFraction">Whether the format holds parts of a second; HTTP's own does not.</param>
    public string Time(bool hasFraction)
    {
        var time = Times[random.Next(Times.Length)];
        return hasFraction && random.Next(2) == 0
            ? time.AddMicroseconds(random.Next(1, 1_000_000))
                .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
    }
}
