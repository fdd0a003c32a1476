using System.Text;

namespace AwsRadar.Collector.CredentialReports;

/// <summary>Comma-separated values as RFC 4180 has them: quoted fields may hold commas, quotes and line breaks.</summary>
internal sealed class CsvReader(string text)
{
    private int _position;

    /// <summary>The next record; null at the end. Empty lines are skipped; a quote that never closes takes the rest.</summary>
    public List<string>? ReadRecord()
    {
        SkipLineEnds();
        if (_position >= text.Length)
        {
            return null;
        }

        var fields = new List<string>();
        do
        {
            fields.Add(ReadField());
        } while (TryTake(','));
        return fields;
    }

    private string ReadField()
    {
        if (TryTake('"'))
        {
            return ReadQuoted();
        }

        var end = text.AsSpan(_position).IndexOfAny(',', '\n', '\r');
        var field = end < 0 ? text[_position..] : text.Substring(_position, end);
        _position += field.Length;
        return field;
    }

    private string ReadQuoted()
    {
        var field = new StringBuilder();
        while (_position < text.Length)
        {
            if (!TryTake('"'))
            {
                field.Append(text[_position++]);
            }
            else if (TryTake('"'))
            {
                field.Append('"');
            }
            else
            {
                break;
            }
        }

        return field.ToString();
    }

    private bool TryTake(char expected)
    {
        if (_position < text.Length && text[_position] == expected)
        {
            _position++;
            return true;
        }

        return false;
    }

    private void SkipLineEnds()
    {
        while (_position < text.Length && text[_position] is '\n' or '\r')
        {
            _position++;
        }
    }
}
