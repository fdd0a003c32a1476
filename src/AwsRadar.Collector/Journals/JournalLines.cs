namespace AwsRadar.Collector.Journals;

/// <summary>Walks the whole lines of a file from its begin, one held at a time; a last line without its end is none.</summary>
internal ref struct JournalLines(Stream stream)
{
    private const int FirstBufferBytes = 64 * 1024;
    private byte[] _buffer = new byte[FirstBufferBytes];
    private int _start;
    private int _filled;

    /// <summary>The current line without its end.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Where in the file the current line begins.</summary>
    public long Start { get; private set; }

    /// <summary>Where in the file the line behind it begins.</summary>
    public long End { get; private set; }

    public bool MoveNext()
    {
        var searched = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_start + searched, _filled - _start - searched).IndexOf(JournalFormat.LineEnd);
            if (end >= 0)
            {
                Current = _buffer.AsSpan(_start, searched + end);
                (Start, End) = (End, End + Current.Length + 1);
                _start += Current.Length + 1;
                return true;
            }

            searched = _filled - _start;
            if (!Fill())
            {
                return false;
            }
        }
    }

    /// <summary>Reads on, behind what is left of the buffer; false at the end of the file.</summary>
    private bool Fill()
    {
        _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
        _filled -= _start;
        _start = 0;
        if (_filled == _buffer.Length)
        {
            if (_filled >= JournalFormat.MaxLineBytes)
            {
                return false;
            }

            Array.Resize(ref _buffer, 2 * _filled);
        }

        var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += read;
        return read > 0;
    }
}
