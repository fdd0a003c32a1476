using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AwsRadar.Core.Arns;

/// <summary>
/// Matches a long pattern with a long text, where trying each stretch at each place would cost their product. It keeps
/// the set of places in the text at which the pattern may stand, one bit each, and moves 64 of them at once with each
/// character of the pattern.
/// </summary>
/// <remarks>
/// Baeza-Yates and Gonnet, A new approach to text searching, Communications of the ACM 35(10), 1992; the run of a
/// <c>*</c> by addition with carry: Myers, A fast bit-vector algorithm, Journal of the ACM 46(3), 1999
/// </remarks>
/// <param name="staysInSegment">A wildcard takes no colon, but for a <c>*</c> that ends a segment.</param>
internal sealed class PatternAutomaton(char[] characters, PatternKind[] kinds, bool staysInSegment)
{
    private const int WordBits = 64;

    public bool Matches<TSteps>(ReadOnlySpan<char> text, ref TSteps steps)
        where TSteps : struct, IStepCount
    {
        var words = (text.Length / WordBits) + 1;
        var padded = new char[words * WordBits];
        text.CopyTo(padded);
        var anywhere = new ulong[words];
        Array.Fill(anywhere, ulong.MaxValue);
        var inSegment = staysInSegment ? OutsideOf(':', padded) : anywhere;
        var reached = new ulong[words];
        reached[0] = 1;
        for (var i = 0; i < kinds.Length; i++)
        {
            steps.Add(words);
            var isAlive = kinds[i] switch
            {
                PatternKind.AnyRun => Run(reached, IsEndOfSegment(i) ? anywhere : inSegment),
                PatternKind.AnyOne => Advance(reached, inSegment),
                _ => Advance(reached, padded, characters[i]),
            };
            if (!isAlive)
            {
                return false;
            }
        }

        return (reached[^1] >> (text.Length % WordBits) & 1) != 0;
    }

    private bool IsEndOfSegment(int index) => index == kinds.Length - 1 || characters[index + 1] == ':';

    /// <summary>Each place moves over one character of a set.</summary>
    private static bool Advance(ulong[] reached, ulong[] set)
    {
        var (carry, any) = (0UL, 0UL);
        for (var word = 0; word < reached.Length; word++)
        {
            any |= Shift(ref reached[word], set[word], ref carry);
        }

        return any != 0;
    }

    /// <summary>Each place moves over one given character.</summary>
    private static bool Advance(ulong[] reached, char[] text, char character)
    {
        var (carry, any) = (0UL, 0UL);
        for (var word = 0; word < reached.Length; word++)
        {
            var set = reached[word] == 0 ? 0 : PlacesOf(character, text, word);
            any |= Shift(ref reached[word], set, ref carry);
        }

        return any != 0;
    }

    private static ulong Shift(ref ulong reached, ulong set, ref ulong carry)
    {
        var moved = reached & set;
        reached = (moved << 1) | carry;
        carry = moved >> (WordBits - 1);
        return reached;
    }

    /// <summary>Each place spreads over the characters of a set that follow it: adding carries through a run of ones.</summary>
    private static bool Run(ulong[] reached, ulong[] set)
    {
        var carry = 0UL;
        for (var word = 0; word < reached.Length; word++)
        {
            var places = reached[word] | carry;
            var sum = unchecked((places & set[word]) + set[word]);
            carry = sum < set[word] ? 1UL : 0UL;
            reached[word] = (sum ^ set[word]) | places;
        }

        return true;
    }

    private static ulong[] OutsideOf(char character, char[] text)
    {
        var places = new ulong[text.Length / WordBits];
        for (var word = 0; word < places.Length; word++)
        {
            places[word] = ~PlacesOf(character, text, word);
        }

        return places;
    }

    /// <summary>Which of 64 characters are the given one.</summary>
    private static ulong PlacesOf(char character, char[] text, int word)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text.AsSpan(word * WordBits, WordBits));
        var wanted = Vector512.Create((ushort)character);
        var low = Vector512.Equals(Vector512.Create<ushort>(units), wanted).ExtractMostSignificantBits();
        var high = Vector512
            .Equals(Vector512.Create<ushort>(units[(WordBits / 2)..]), wanted)
            .ExtractMostSignificantBits();
        return low | (high << (WordBits / 2));
    }
}
