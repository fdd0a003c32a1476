using System.Runtime.InteropServices;

namespace AwsRadar.Core.Arns;

/// <summary>
/// A pattern under construction: each character is itself or a wildcard. Text that comes from a policy variable is
/// added as literal, whatever characters it holds.
/// </summary>
internal sealed class PatternText
{
    private readonly List<char> _characters = [];
    private readonly List<PatternKind> _kinds = [];

    /// <summary>No <c>*</c> takes a colon, at the end of a segment neither.</summary>
    public bool StaysInSegment { get; init; }

    public ReadOnlySpan<char> Characters => CollectionsMarshal.AsSpan(_characters);

    public ReadOnlySpan<PatternKind> Kinds => CollectionsMarshal.AsSpan(_kinds);

    /// <summary>Another pattern whose wildcards reach as far as this one's.</summary>
    public PatternText Alike(string pattern) => new PatternText { StaysInSegment = StaysInSegment }.AddPattern(pattern);

    public static PatternText Of(string pattern) => new PatternText().AddPattern(pattern);

    /// <summary>Adds text in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public PatternText AddPattern(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            _characters.Add(character);
            _kinds.Add(
                character switch
                {
                    '*' => PatternKind.AnyRun,
                    '?' => PatternKind.AnyOne,
                    _ => PatternKind.Literal,
                }
            );
        }

        return this;
    }

    public PatternText AddLiteral(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            _characters.Add(character);
            _kinds.Add(PatternKind.Literal);
        }

        return this;
    }
}

internal enum PatternKind : byte
{
    Literal,

    /// <summary><c>?</c>: exactly one character.</summary>
    AnyOne,

    /// <summary><c>*</c>: any run of characters, an empty one too.</summary>
    AnyRun,
}
