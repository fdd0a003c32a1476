using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace AwsRadar.Languages;

/// <summary>The Korean of this room's sentences, from its <c>korean.json</c>: each English sentence and its translation.</summary>
internal static class Korean
{
    public const string Resource = "korean.json";

    private static readonly Lazy<FrozenDictionary<string, string>> Sentences = new(Read);

    /// <summary>The English sentences, in no order.</summary>
    public static IEnumerable<string> Keys => Sentences.Value.Keys;

    public static string? Find(string english) => Sentences.Value.GetValueOrDefault(english);

    /// <summary>Puts the values where <c>{0}</c>, <c>{1}</c> … stand and lets the particles behind them agree.</summary>
    public static string Fill(string sentence, IReadOnlyList<string> values)
    {
        var filled = new StringBuilder(sentence.Length + 32);
        for (var index = 0; index < sentence.Length; index++)
        {
            var end = sentence[index] is '{' ? sentence.IndexOf('}', index) : -1;
            if (sentence[index] is '{' or '}' && index + 1 < sentence.Length && sentence[index + 1] == sentence[index])
            {
                filled.Append(sentence[index++]);
            }
            else if (end > 0)
            {
                filled.Append(values[int.Parse(sentence.AsSpan(index + 1, end - index - 1), provider: null)]);
                index = end + KoreanParticle.Append(filled, sentence.AsSpan(end + 1));
            }
            else
            {
                filled.Append(sentence[index]);
            }
        }

        return filled.ToString();
    }

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(Korean).Assembly.GetManifestResourceStream(Resource);
        if (stream is null)
        {
            return FrozenDictionary<string, string>.Empty;
        }

        using var document = JsonDocument.Parse(stream);
        return document
            .RootElement.EnumerateObject()
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal);
    }
}
