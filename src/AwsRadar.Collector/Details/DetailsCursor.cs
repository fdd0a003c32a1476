using System.Globalization;
using System.Text;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>
/// Walks AWS JSON once, forwards, without building a tree: what is not asked for is skipped, and what is not of the form
/// that was asked for ends the walk with a <see cref="DetailsException"/> that knows its place.
/// </summary>
internal ref struct DetailsCursor
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _json;
    private string _member = "";

    public DetailsCursor(ReadOnlySpan<byte> text)
    {
        _text = text;
        var options = new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MaxDepth };

        // Not the final block: running out of text then shows as "no more tokens", apart from text that is wrong.
        _json = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(options));
    }

    public readonly JsonTokenType Kind => _json.TokenType;

    /// <summary>The offset of the current token in bytes.</summary>
    public readonly long Offset => _json.TokenStartIndex;

    /// <summary>Goes to the next of several values that follow one another; false at the end of the text.</summary>
    public bool MoveToValue()
    {
        if (TryRead())
        {
            return true;
        }

        return _text[(int)_json.BytesConsumed..].ContainsAnyExcept(" \t\r\n"u8) ? throw CutOff() : false;
    }

    /// <summary>Goes to the next member's value; false at the end of the object. The cursor starts on its brace.</summary>
    public bool MoveToMember()
    {
        Read();
        if (_json.TokenType is JsonTokenType.EndObject)
        {
            return false;
        }

        _member = GetText();
        Read();
        return true;
    }

    /// <summary>Goes to the next item of a list; false at its end. The cursor starts on its bracket.</summary>
    public bool MoveToItem()
    {
        Read();
        return _json.TokenType is not JsonTokenType.EndArray;
    }

    /// <summary>The name of the member that the cursor is on.</summary>
    public readonly string Member => _member;

    public void ExpectObject() => Expect(JsonTokenType.StartObject, Translatable("an object"));

    public void ExpectList() => Expect(JsonTokenType.StartArray, Translatable("a list"));

    public void Skip()
    {
        if (!TrySkip())
        {
            throw CutOff();
        }
    }

    public string Text()
    {
        Expect(JsonTokenType.String, Translatable("text"));
        return GetText();
    }

    public string? TextOrNull() => _json.TokenType is JsonTokenType.Null ? null : Text();

    public Arn Arn()
    {
        var text = Text();
        return Core.Arns.Arn.TryParse(text, out var arn) ? arn : throw Wrong(Translatable("an ARN"), text);
    }

    public bool Flag() =>
        _json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => throw Wrong(Translatable("true or false")),
        };

    public int Number() =>
        _json.TokenType is JsonTokenType.Number && _json.TryGetInt32(out var number)
            ? number
            : throw Wrong(Translatable("a whole number"));

    /// <summary>
    /// A point in time, in UTC: ISO 8601 as the AWS CLI prints it, with a space for the T as Python prints it, or seconds
    /// since 1970.
    /// </summary>
    public DateTimeOffset Time()
    {
        if (_json.TokenType is JsonTokenType.Number && _json.TryGetDouble(out var seconds))
        {
            return EpochTime(seconds);
        }

        Expect(JsonTokenType.String, Translatable("a time"));
        if (_json.TryGetDateTimeOffset(out var time))
        {
            return time.ToUniversalTime();
        }

        var text = Text();
        return DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        )
            ? time
            : throw Wrong(Translatable("a time"), text);
    }

    /// <summary>A policy document: the object that the AWS CLI prints, or text, URL-encoded or not.</summary>
    public PolicyText Policy()
    {
        if (_json.TokenType is JsonTokenType.String)
        {
            return PolicyText.Decode(Text());
        }

        ExpectObject();
        var start = (int)_json.TokenStartIndex;
        Skip();
        var document = _text[start..(int)_json.BytesConsumed];
        try
        {
            return new PolicyText(StrictUtf8.GetString(JsonCompactor.WithoutSpace(document)));
        }
        catch (DecoderFallbackException)
        {
            throw new DetailsException(Translate("has text that is not UTF-8"), start, _member);
        }
    }

    public readonly DetailsException Wrong(string expected, string? found = null)
    {
        var where = _member.Length == 0 ? Translate("at its start") : Translate($"in `{_member}`");
        var instead = found is null ? "" : Translate($" but `{Shorten(found)}`");
        return new DetailsException(
            Translate($"does not have {Translate(expected)} {where}{instead}"),
            _json.TokenStartIndex,
            _member
        );
    }

    private readonly void Expect(JsonTokenType kind, string expected)
    {
        if (_json.TokenType != kind)
        {
            throw Wrong(expected);
        }
    }

    private DateTimeOffset EpochTime(double seconds)
    {
        const double lastSecond = 253402300799;
        return seconds is >= 0 and <= lastSecond
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : throw Wrong(Translatable("a time"));
    }

    private void Read()
    {
        if (!TryRead())
        {
            throw CutOff();
        }
    }

    private bool TryRead()
    {
        try
        {
            return _json.Read();
        }
        catch (JsonException error)
        {
            throw NotJson(error);
        }
    }

    private bool TrySkip()
    {
        try
        {
            return _json.TrySkip();
        }
        catch (JsonException error)
        {
            throw NotJson(error);
        }
    }

    private readonly DetailsException NotJson(JsonException error) =>
        new(
            _json.CurrentDepth >= MaxDepth - 1 ? Translate("is nested too deeply") : Translate("is not JSON"),
            _json.BytesConsumed,
            _member,
            error
        );

    private readonly DetailsException CutOff() =>
        new(Translate("is cut off"), _text.Length, _member) { IsCutOff = true };

    /// <summary>The token's text, which may turn out to be broken UTF-8 or half a surrogate pair.</summary>
    private readonly string GetText()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new DetailsException(Translate("has text that is not Unicode"), Offset, _member, error);
        }
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
