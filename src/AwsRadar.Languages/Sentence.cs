using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AwsRadar.Languages;

/// <summary>
/// An interpolated sentence on its way to a person. In English it is written as it stands; in another language its literal
/// parts, with <c>{0}</c>, <c>{1}</c> … between them, are the key of the translation.
/// </summary>
[InterpolatedStringHandler]
internal ref struct Sentence
{
    private readonly StringBuilder? _key;
    private readonly List<string>? _values;
    private DefaultInterpolatedStringHandler _english;

    public Sentence(int literalLength, int formattedCount)
    {
        _english = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);
        if (Wording.IsKorean)
        {
            _key = new StringBuilder(literalLength + (formattedCount * 3));
            _values = new List<string>(formattedCount);
        }
    }

    public void AppendLiteral(string value)
    {
        _english.AppendLiteral(value);
        // A brace of the sentence itself is doubled, as in every composite format.
        _key?.Append(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    public void AppendFormatted<T>(T value, int alignment = 0, string? format = null)
    {
        _english.AppendFormatted(value, alignment, format);
        if (_key is null)
        {
            return;
        }

        var text = new DefaultInterpolatedStringHandler(0, 1, CultureInfo.InvariantCulture);
        text.AppendFormatted(value, alignment, format);
        _key.Append(CultureInfo.InvariantCulture, $"{{{_values!.Count}}}");
        _values.Add(text.ToStringAndClear());
    }

    public void AppendFormatted(ReadOnlySpan<char> value) => AppendFormatted(value.ToString());

    public string ToText()
    {
        var english = _english.ToStringAndClear();
        return _key is not null && Korean.Find(_key.ToString()) is { } korean ? Korean.Fill(korean, _values!) : english;
    }
}
