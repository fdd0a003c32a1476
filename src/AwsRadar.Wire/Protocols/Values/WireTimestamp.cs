using System.Globalization;
using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Values;

/// <summary>Moments in time between JSON and the wire, to the microsecond, in UTC.</summary>
internal static class WireTimestamp
{
    /// <summary>The length of <c>2026-11-23T21:15:00+00:00</c>.</summary>
    public const int JsonBytes = 25;

    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly decimal MinEpoch = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly decimal EpochAfterMax = DateTimeOffset.MaxValue.ToUnixTimeSeconds() + 1m;

    /// <summary>As the AWS CLI prints it: <c>2026-11-23T21:15:00+00:00</c>, with six digits of a fraction if there is one.</summary>
    public static string ToJson(DateTimeOffset time) => Iso(time) + "+00:00";

    public static string ToWire(DateTimeOffset time, TimestampFormat format) =>
        format switch
        {
            TimestampFormat.Iso8601 => Iso(time) + "Z",
            TimestampFormat.Rfc822 => time.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture),
            _ => Epoch(time).ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>Reads ISO 8601 text (without an offset it is UTC) or a number of seconds since 1970.</summary>
    public static bool TryReadJson(JsonElement value, out DateTimeOffset time)
    {
        time = default;
        return value.ValueKind switch
        {
            JsonValueKind.String => TryParseIso(value.GetString()!, out time),
            JsonValueKind.Number => value.TryGetDecimal(out var seconds) && TryFromEpoch(seconds, out time),
            _ => false,
        };
    }

    /// <summary>Reads what is on the wire. A service that deviates from its model's format is still understood.</summary>
    public static bool TryReadWire(string text, out DateTimeOffset time) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? TryFromEpoch(seconds, out time)
            : TryParseIso(text, out time)
                || DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, Utc, out time);

    /// <summary>
    /// Turns the form that services write most, <c>2026-11-23T21:15:00Z</c>, into that of JSON without a detour; false for all
    /// others, which may be times too.
    /// </summary>
    /// <param name="json"><see cref="JsonBytes"/> long.</param>
    public static bool TryCopy(ReadOnlySpan<byte> wire, Span<byte> json)
    {
        var isForm =
            wire
            is [
                _,
                _,
                _,
                _,
                (byte)'-',
                _,
                _,
                (byte)'-',
                _,
                _,
                (byte)'T',
                _,
                _,
                (byte)':',
                _,
                _,
                (byte)':',
                _,
                _,
                (byte)'Z',
            ];
        var isTime =
            isForm
            && TryReadNumber(wire[..4], out var year)
            && TryReadNumber(wire[5..7], out var month)
            && TryReadNumber(wire[8..10], out var day)
            && TryReadNumber(wire[11..13], out var hour)
            && TryReadNumber(wire[14..16], out var minute)
            && TryReadNumber(wire[17..19], out var second)
            && (hour, minute, second) is (< 24, < 60, < 60)
            && (year, month) is (> 0, > 0 and <= 12)
            && day > 0
            && day <= DateTime.DaysInMonth(year, month);
        if (isTime)
        {
            wire[..^1].CopyTo(json);
            "+00:00"u8.CopyTo(json[(wire.Length - 1)..]);
        }

        return isTime;
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Iso(DateTimeOffset time)
    {
        var hasFraction = time.Ticks / TicksPerMicrosecond % 1_000_000 != 0;
        var format = hasFraction ? "yyyy-MM-dd'T'HH:mm:ss.ffffff" : "yyyy-MM-dd'T'HH:mm:ss";
        return time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    private static decimal Epoch(DateTimeOffset time)
    {
        var microseconds = (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond;
        return microseconds % 1_000_000 == 0 ? microseconds / 1_000_000 : microseconds / 1_000_000m;
    }

    private static bool TryFromEpoch(decimal seconds, out DateTimeOffset time)
    {
        var isInRange = seconds >= MinEpoch && seconds < EpochAfterMax;
        time = isInRange
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * 1_000_000) * TicksPerMicrosecond)
            : default;
        return isInRange;
    }

    private static bool TryParseIso(string text, out DateTimeOffset time)
    {
        // A date comes first: the lenient parser alone would also take "3" or "May".
        var looksIso = text.Length >= 10 && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-';
        time = default;
        return looksIso && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out time);
    }
}
