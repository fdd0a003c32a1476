using System.Collections;
using System.Numerics;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>Some of an account's statements, found by their policy in a few instructions.</summary>
internal sealed class StatementsByPolicy
{
    private const int BitsPerWord = 64;

    // A bit for each policy that has some; how many such policies the words before hold; where each one's statements begin.
    private readonly ulong[] _policies;
    private readonly int[] _ranks;
    private readonly int[] _starts;
    private readonly int[] _statements;

    private StatementsByPolicy(ulong[] policies, int[] starts, int[] statements)
    {
        _policies = policies;
        _starts = starts;
        _statements = statements;
        _ranks = new int[policies.Length];
        for (var word = 1; word < policies.Length; word++)
        {
            _ranks[word] = _ranks[word - 1] + BitOperations.PopCount(policies[word - 1]);
        }
    }

    /// <param name="firstStatements">The number of each policy's first statement, and at the end how many there are.</param>
    public static StatementsByPolicy Of(BitArray statements, int[] firstStatements)
    {
        var policies = new ulong[(firstStatements.Length / BitsPerWord) + 1];
        var starts = new List<int>();
        var found = new List<int>();
        for (var policy = 0; policy < firstStatements.Length - 1; policy++)
        {
            var before = found.Count;
            for (var statement = firstStatements[policy]; statement < firstStatements[policy + 1]; statement++)
            {
                if (statements[statement])
                {
                    found.Add(statement);
                }
            }

            if (found.Count > before)
            {
                policies[policy / BitsPerWord] |= 1UL << (policy % BitsPerWord);
                starts.Add(before);
            }
        }

        return new StatementsByPolicy(policies, [.. starts, found.Count], [.. found]);
    }

    /// <summary>Those of one policy, in its order.</summary>
    public ReadOnlySpan<int> Of(int policy)
    {
        var word = _policies[policy / BitsPerWord];
        var bit = 1UL << (policy % BitsPerWord);
        if ((word & bit) == 0)
        {
            return [];
        }

        var rank = _ranks[policy / BitsPerWord] + BitOperations.PopCount(word & (bit - 1));
        return _statements.AsSpan(_starts[rank].._starts[rank + 1]);
    }
}
