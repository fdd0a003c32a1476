namespace AwsRadar.Core.Linting;

/// <summary>Whether an ARN of the reference, with variables, and one of a policy, with wildcards, can name the same resource.</summary>
internal static class ArnOverlap
{
    /// <summary>A bucket's name holds no slash, so that a bucket and an object differ.</summary>
    private const string NameWithoutSlash = "BucketName";

    private const int ColonsBeforeResource = 5;

    /// <summary>
    /// Cuts an ARN of the reference: each variable stands for one character or more, and before the resource for one
    /// segment.
    /// </summary>
    public static Token[] OfReference(string pattern) =>
        Cut(
            pattern,
            (variable, colons) =>
            {
                var excluded =
                    colons < ColonsBeforeResource ? ':'
                    : variable is NameWithoutSlash ? '/'
                    : '\0';
                return [new Token(TokenKind.One, excluded), new Token(TokenKind.Run, excluded)];
            }
        );

    /// <summary>Cuts an ARN of a policy: a policy variable stands for anything.</summary>
    public static Token[] OfPolicy(string pattern) => Cut(pattern, (_, _) => [new Token(TokenKind.Run)]);

    /// <summary>Whether some text fits both. Takes one step for each pair of tokens.</summary>
    public static bool Exists(ReadOnlySpan<Token> one, ReadOnlySpan<Token> other)
    {
        // reached[j]: some text fits one[..i] and other[..j].
        var reached = new bool[other.Length + 1];
        var next = new bool[other.Length + 1];
        reached[0] = true;
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (reached[j])
                {
                    Step(one[i..], other[j..], reached.AsSpan(j), next.AsSpan(j));
                }
            }

            if (i < one.Length)
            {
                (reached, next) = (next, reached);
                Array.Clear(next);
            }
        }

        return reached[other.Length];
    }

    private static void Step(ReadOnlySpan<Token> one, ReadOnlySpan<Token> other, Span<bool> here, Span<bool> next)
    {
        if (!other.IsEmpty && other[0].Kind == TokenKind.Run)
        {
            here[1] = true;
        }

        if (!one.IsEmpty && one[0].Kind == TokenKind.Run)
        {
            next[0] = true;
        }

        if (one.IsEmpty || other.IsEmpty || !one[0].Meets(other[0]))
        {
            return;
        }

        switch (one[0].Kind == TokenKind.Run, other[0].Kind == TokenKind.Run)
        {
            case (true, false):
                here[1] = true;
                break;
            case (false, true):
                next[0] = true;
                break;
            case (false, false):
                next[1] = true;
                break;
        }
    }

    private static Token[] Cut(string pattern, Func<string, int, Token[]> ofVariable)
    {
        var tokens = new List<Token>(pattern.Length);
        var colons = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            var end = pattern.AsSpan(at).StartsWith("${") ? pattern.IndexOf('}', at) : -1;
            if (end > 0)
            {
                tokens.AddRange(ofVariable(pattern[(at + 2)..end], colons));
                at = end;
            }
            else
            {
                colons += pattern[at] == ':' ? 1 : 0;
                tokens.Add(
                    pattern[at] switch
                    {
                        '*' => new Token(TokenKind.Run),
                        '?' => new Token(TokenKind.One),
                        var character => new Token(TokenKind.Literal, character),
                    }
                );
            }
        }

        return [.. tokens];
    }

    /// <summary>One character of a pattern, or a wildcard.</summary>
    /// <param name="Character">The character itself; for a wildcard, one that it does not match, or <c>\0</c>.</param>
    internal readonly record struct Token(TokenKind Kind, char Character = '\0')
    {
        /// <summary>Whether one character fits both.</summary>
        public bool Meets(Token other) =>
            (Kind, other.Kind) switch
            {
                (TokenKind.Literal, TokenKind.Literal) => Character == other.Character,
                (TokenKind.Literal, _) or (_, TokenKind.Literal) => Character != other.Character,
                _ => true,
            };
    }

    internal enum TokenKind
    {
        Literal,
        One,
        Run,
    }
}
