using System.Text;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Json;

/// <summary>
/// Turns byte offsets of a UTF-8 text into positions that count UTF-16 code units. It moves forward only, so that a
/// whole document costs one pass.
/// </summary>
/// <param name="skippedUnits">UTF-16 code units of the text that stand before the first byte: a byte order mark.</param>
internal sealed class PositionCursor(byte[] utf8, int skippedUnits = 0)
{
    private int _byteOffset;
    private int _line = 1;
    private int _column = skippedUnits;
    private int _offset = skippedUnits;

    public Position At(long byteOffset)
    {
        var target = (int)Math.Clamp(byteOffset, _byteOffset, utf8.Length);
        var passed = utf8.AsSpan(_byteOffset, target - _byteOffset);
        _byteOffset = target;
        _offset += Encoding.UTF8.GetCharCount(passed);
        var newlines = passed.Count((byte)'\n');
        if (newlines > 0)
        {
            _line += newlines;
            _column = 0;
            passed = passed[(passed.LastIndexOf((byte)'\n') + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(passed);
        return new Position(_line, _column, _offset);
    }
}
