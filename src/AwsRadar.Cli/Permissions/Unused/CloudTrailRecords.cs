using System.Text.Json;

namespace AwsRadar.Cli.Permissions.Unused;

/// <summary>
/// The records of a log file, one by one: a file of any size takes the memory of its largest record.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html</remarks>
internal sealed class CloudTrailRecords(Stream stream)
{
    /// <summary>CloudTrail's own limit is 256 KB, or 1 MB for events with more.</summary>
    private const int MaxRecordBytes = 4 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _length;
    private JsonReaderState _state;
    private bool _isNamed;
    private bool _isInside;
    private bool _isFound;

    /// <exception cref="InvalidDataException">It is no JSON, has no records, or one that is too large.</exception>
    public IEnumerable<JsonElement> Read()
    {
        var batch = new List<JsonElement>();
        for (var isEnd = false; !isEnd; )
        {
            if (_length == _buffer.Length)
            {
                Grow();
            }

            var count = stream.Read(_buffer, _length, _buffer.Length - _length);
            (_length, isEnd) = (_length + count, count == 0);
            Parse(batch, isEnd);
            foreach (var record in batch)
            {
                yield return record;
            }

            batch.Clear();
        }

        if (!_isFound)
        {
            throw new InvalidDataException("it has no `Records`.");
        }
    }

    private void Grow()
    {
        if (_buffer.Length >= MaxRecordBytes)
        {
            throw new InvalidDataException($"a record has more than {MaxRecordBytes / 1024 / 1024} MiB.");
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    private void Parse(List<JsonElement> batch, bool isEnd)
    {
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(0, _length), isEnd, _state);
            while (_isInside ? ReadRecord(ref reader, batch) : ReadToken(ref reader))
            {
                // Each step takes what it understands, until more bytes are needed.
            }

            _state = reader.CurrentState;
            var consumed = (int)reader.BytesConsumed;
            Buffer.BlockCopy(_buffer, consumed, _buffer, 0, _length - consumed);
            _length -= consumed;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException(
                _isFound ? "its JSON ends, or breaks off, in the middle." : "it is not JSON.",
                problem
            );
        }
    }

    private bool ReadToken(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            return false;
        }

        _isInside = _isNamed && reader.TokenType == JsonTokenType.StartArray;
        _isFound |= _isInside;
        _isNamed =
            reader.TokenType == JsonTokenType.PropertyName
            && reader.CurrentDepth == 1
            && (reader.ValueTextEquals("Records") || reader.ValueTextEquals("Events"));
        return true;
    }

    private bool ReadRecord(ref Utf8JsonReader reader, List<JsonElement> batch)
    {
        var ahead = reader;
        if (!ahead.Read())
        {
            return false;
        }

        if (ahead.TokenType == JsonTokenType.EndArray)
        {
            reader = ahead;
            _isInside = false;
            return true;
        }

        if (!JsonElement.TryParseValue(ref ahead, out var record))
        {
            return false;
        }

        batch.Add(record.Value);
        reader = ahead;
        return true;
    }
}
