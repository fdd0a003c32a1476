using System.Globalization;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>A number as the AWS CLI prints it, which is as Python does: <c>1.0</c>, <c>1e-05</c>, <c>1e+16</c>.</summary>
internal static class PythonNumber
{
    private const int FirstExponent = 16;
    private const int LastFractionExponent = -4;

    /// <param name="json">The number as it stands in JSON; a whole number is printed as it stands.</param>
    public static string Format(string json)
    {
        if (!json.AsSpan().ContainsAny(".eE"))
        {
            return json;
        }

        // The shortest digits that read back as the same number, as in d.ddddE+xxx.
        var value = double.Parse(json, CultureInfo.InvariantCulture);
        if (value == 0 || !double.IsFinite(value))
        {
            return value == 0 ? (double.IsNegative(value) ? "-0.0" : "0.0") : json;
        }

        var scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(
            scientific[(scientific.IndexOf('E', StringComparison.Ordinal) + 1)..],
            CultureInfo.InvariantCulture
        );
        return exponent is < LastFractionExponent or >= FirstExponent ? Scientific(value) : Plain(value);
    }

    private static string Scientific(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var (digits, exponent) =
            mark < 0
                ? ShiftToScientific(text)
                : (text[..mark], int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{digits}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"
        );
    }

    private static (string Digits, int Exponent) ShiftToScientific(string plain)
    {
        var sign = plain.StartsWith('-') ? "-" : "";
        var digits = plain.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var point = plain.TrimStart('-').IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits.Length : point;
        var leading = digits.Length - digits.TrimStart('0').Length;
        var significant = digits[leading..].TrimEnd('0');
        var fraction = significant.Length > 1 ? $".{significant[1..]}" : "";
        return ($"{sign}{significant[0]}{fraction}", whole - leading - 1);
    }

    private static string Plain(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal))
        {
            // .NET writes 1E-05 and 1E+15 where Python still writes digits.
            text = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture);
        }

        return text.Contains('.', StringComparison.Ordinal) ? text : $"{text}.0";
    }
}
