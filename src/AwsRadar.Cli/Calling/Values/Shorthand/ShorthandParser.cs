using System.Collections.Immutable;

namespace AwsRadar.Cli.Calling.Values.Shorthand;

/// <summary>
/// The AWS CLI's short form of JSON: <c>Key=a,Value=b</c>, <c>Name=x,Values=a,b</c>, <c>Names=[a,b],Map={k=v}</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html</remarks>
internal sealed class ShorthandParser
{
    private const int MaxDepth = 32;
    private readonly ShorthandReader _reader;
    private readonly string _option;
    private int _depth;

    private ShorthandParser(string text, string option)
    {
        _reader = new ShorthandReader(text, option);
        _option = option;
    }

    /// <exception cref="InputException">The text is not shorthand.</exception>
    public static ShorthandValue.Fields Parse(string text, string option) =>
        new ShorthandParser(text, option).ParseAll();

    private ShorthandValue.Fields ParseAll()
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, ShorthandValue>>();
        Add(pairs, ParsePair(ParseValues));
        while (!_reader.IsAtEnd)
        {
            _reader.Take(',');
            Add(pairs, ParsePair(ParseValues));
        }

        return new(pairs.ToImmutable());
    }

    private void Add(
        ImmutableArray<KeyValuePair<string, ShorthandValue>>.Builder pairs,
        KeyValuePair<string, ShorthandValue> pair
    )
    {
        if (pairs.Any(each => string.Equals(each.Key, pair.Key, StringComparison.Ordinal)))
        {
            throw new InputException(
                Translate($"`{_option}` says `{pair.Key}` twice: two entries are separated by a space, not by a comma.")
            );
        }

        pairs.Add(pair);
    }

    private KeyValuePair<string, ShorthandValue> ParsePair(Func<bool, ShorthandValue> parse)
    {
        var key = _reader.TakeKey();
        if (key.Length == 0)
        {
            throw _reader.Problem(Translate("a key is expected"));
        }

        // `Key@=file://PATH` reads the value from the file.
        var mayBeFile = _reader.TryTake('@');
        _reader.Take('=');
        return new(key, parse(mayBeFile));
    }

    /// <summary>A value at the top: <c>a=b,c</c> is a list, unless what follows the comma is the next key.</summary>
    private ShorthandValue ParseValues(bool mayBeFile) =>
        _reader.Current is '[' or '{' ? ParseNested(mayBeFile) : ParseCommaSeparated(mayBeFile);

    private ShorthandValue ParseCommaSeparated(bool mayBeFile)
    {
        var items = ImmutableArray.CreateBuilder<ShorthandValue>();
        items.Add(ParseText(mayBeFile, ShorthandCharacters.ContinuesFirst));
        while (true)
        {
            var comma = _reader.Position;
            if (!_reader.TryTake(','))
            {
                break;
            }

            if (_reader.IsAtEnd)
            {
                throw _reader.Problem(Translate("a value is expected"));
            }

            var start = _reader.Position;
            var item = ParseText(mayBeFile, ShorthandCharacters.ContinuesLater);
            if (_reader.Position == start && _reader.Current == ',')
            {
                // Two commas end the list; the next pair begins behind the second.
                break;
            }

            _reader.SkipSpace();
            if (_reader.Position == start || (!_reader.IsAtEnd && _reader.Current != ','))
            {
                // It was the next key: its pair begins again behind this comma.
                _reader.Position = comma;
                break;
            }

            items.Add(item);
        }

        return items.Count == 1 ? items[0] : new ShorthandValue.List(items.ToImmutable());
    }

    private ShorthandValue ParseNested(bool mayBeFile)
    {
        if (++_depth > MaxDepth)
        {
            throw _reader.Problem(Translate("the nesting is too deep"));
        }

        ShorthandValue value = _reader.Current switch
        {
            '[' => ParseList(mayBeFile),
            '{' => ParseFields(),
            _ => ParseText(mayBeFile, ShorthandCharacters.ContinuesFirst),
        };
        _depth--;
        return value;
    }

    private ShorthandValue.List ParseList(bool mayBeFile)
    {
        var items = ImmutableArray.CreateBuilder<ShorthandValue>();
        _reader.Take('[');
        while (_reader.Current != ']')
        {
            items.Add(ParseNested(mayBeFile));
            TakeSeparator(']');
        }

        _reader.Position++;
        return new ShorthandValue.List(items.ToImmutable());
    }

    private ShorthandValue.Fields ParseFields()
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, ShorthandValue>>();
        _reader.Take('{');
        while (_reader.Current != '}')
        {
            Add(pairs, ParsePair(ParseNested));
            TakeSeparator('}');
        }

        _reader.Position++;
        return new ShorthandValue.Fields(pairs.ToImmutable());
    }

    private void TakeSeparator(char close)
    {
        _reader.SkipSpace();
        if (_reader.Current != close)
        {
            _reader.Take(',');
        }
    }

    private ShorthandValue.Text ParseText(bool mayBeFile, Func<char, bool> continues)
    {
        var text = _reader.Current is '\'' or '"' ? _reader.TakeQuoted() : _reader.TakePlain(continues);
        return new(mayBeFile ? InputFile.TextOf(text, _option) : text);
    }
}
