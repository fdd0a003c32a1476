namespace AwsRadar.Core.Tests.Fuzzing;

/// <summary>Makes an input of another one: always the same for the same number.</summary>
internal static class Mutation
{
    /// <summary>Bytes that mean something in JSON, in patterns, in encodings.</summary>
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "*",
            "?",
            "$",
            "${",
            "}",
            "%",
            "%7B",
            "\\u00",
            "\\ud800",
            "\n",
            "\t",
            "-",
            "0",
            "1e400",
            "null",
            "true",
            "Not",
            "IfExists",
            "ForAllValues:",
            "ForAnyValue:",
            "arn:",
            "aws:username",
            "\0",
            "é",
            "\uFEFF",
            "😀",
            " ",
            "'",
            "/",
            "::",
            "2008-10-17",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    public static byte[] Of(byte[] seed, byte[] other, int number)
    {
        var random = new Random(number);
        var bytes = new List<byte>(seed);
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            Change(bytes, other, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = random.Next(Math.Min(bytes.Count - at, 64) + 1);
        switch (random.Next(6))
        {
            case 0:
                bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 3 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 4:
                bytes.InsertRange(at, Stretch(other, random));
                break;
            default:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
        }
    }

    private static byte[] Stretch(byte[] bytes, Random random)
    {
        var start = random.Next(bytes.Length + 1);
        return bytes[start..random.Next(start, bytes.Length + 1)];
    }
}
