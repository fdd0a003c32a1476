namespace AwsRadar.Core.Arns;

/// <summary>
/// How what two patterns of ARNs name relates. A wildcard works within a segment, a <c>*</c> that ends one reaches
/// beyond, as <see cref="ArnPattern"/> says.
/// </summary>
internal static class PatternRelation
{
    /// <summary>Whether the outer pattern names all that the inner one does. Yes is certain; a no may be a yes that takes more to see.</summary>
    public static bool Covers(PatternText outer, PatternText inner)
    {
        // reached[i]: what the inner pattern was read up to here is named by the first i parts of the outer one.
        var reached = new bool[outer.Kinds.Length + 1];
        reached[0] = true;
        Spread(outer, reached);
        for (var at = 0; at < inner.Kinds.Length; at++)
        {
            var next = new bool[reached.Length];
            for (var i = 0; i < outer.Kinds.Length; i++)
            {
                if (!reached[i] || !Takes(outer, i, inner, at))
                {
                    continue;
                }

                next[outer.Kinds[i] == PatternKind.AnyRun ? i : i + 1] = true;
            }

            Spread(outer, next);
            reached = next;
        }

        return reached[^1];
    }

    /// <summary>Whether something may be named by both patterns. A no is certain.</summary>
    public static bool MayOverlap(PatternText left, PatternText right)
    {
        var (lefts, rights) = (left.Kinds.Length, right.Kinds.Length);
        var reached = new bool[rights + 1];
        for (var i = lefts; i >= 0; i--)
        {
            var row = new bool[rights + 1];
            for (var j = rights; j >= 0; j--)
            {
                row[j] = (i, j) switch
                {
                    _ when i == lefts && j == rights => true,
                    _ when i < lefts && left.Kinds[i] == PatternKind.AnyRun => reached[j]
                        || (j < rights && CanBe(left, i, right, j) && row[j + 1]),
                    _ when j < rights && right.Kinds[j] == PatternKind.AnyRun => row[j + 1]
                        || (i < lefts && CanBe(right, j, left, i) && reached[j]),
                    _ => i < lefts && j < rights && CanBe(left, i, right, j) && reached[j + 1],
                };
            }

            reached = row;
        }

        return reached[0];
    }

    /// <summary>A <c>*</c> may stand for nothing.</summary>
    private static void Spread(PatternText outer, bool[] reached)
    {
        for (var i = 0; i < outer.Kinds.Length; i++)
        {
            reached[i + 1] |= reached[i] && outer.Kinds[i] == PatternKind.AnyRun;
        }
    }

    /// <summary>Whether a part of the outer pattern names everything that a part of the inner one does.</summary>
    private static bool Takes(PatternText outer, int i, PatternText inner, int at) =>
        (outer.Kinds[i], inner.Kinds[at]) switch
        {
            (PatternKind.Literal, PatternKind.Literal) => outer.Characters[i] == inner.Characters[at],
            (PatternKind.Literal, _) => false,
            (PatternKind.AnyRun, _) when IsOpen(outer, i) => true,
            (_, PatternKind.Literal) => inner.Characters[at] != ':',
            (PatternKind.AnyRun, PatternKind.AnyRun) => !IsOpen(inner, at),
            (_, PatternKind.AnyOne) => true,
            _ => false,
        };

    /// <summary>Whether a character may stand for both parts.</summary>
    private static bool CanBe(PatternText left, int i, PatternText right, int j) =>
        (left.Kinds[i], right.Kinds[j]) switch
        {
            (PatternKind.Literal, PatternKind.Literal) => left.Characters[i] == right.Characters[j],
            (PatternKind.Literal, _) => left.Characters[i] != ':' || IsOpen(right, j),
            (_, PatternKind.Literal) => right.Characters[j] != ':' || IsOpen(left, i),
            _ => true,
        };

    private static bool IsOpen(PatternText pattern, int i) =>
        !pattern.StaysInSegment
        && pattern.Kinds[i] == PatternKind.AnyRun
        && (i + 1 == pattern.Kinds.Length || pattern.Characters[i + 1] == ':');
}
