using System.Collections.Immutable;

namespace AwsRadar.Core.Differences;

/// <summary>Finds which statements of two versions of a policy belong together, and how they differ.</summary>
/// <remarks>
/// 1. Statements that say the same belong together. 2. So do those with the same <c>Sid</c>. 3. Of the rest, those that
/// share most of what they say. 4. What is left appeared or vanished.
/// </remarks>
internal sealed class StatementComparer
{
    /// <summary>How much of what either says both must say, to be called one statement that changed.</summary>
    private const double LeastShared = 1.0 / 3;

    /// <summary>Beyond it step 3 is left out: every pair would be looked at.</summary>
    private const int MaxPairs = 40_000;

    private readonly List<StatementForm> _before;
    private readonly List<StatementForm> _after;
    private readonly List<StatementDifference> _differences = [];

    private StatementComparer(IEnumerable<StatementForm> before, IEnumerable<StatementForm> after)
    {
        _before = [.. before];
        _after = [.. after];
    }

    public static ImmutableArray<StatementDifference> Compare(
        IEnumerable<StatementForm> before,
        IEnumerable<StatementForm> after
    ) => new StatementComparer(before, after).Compare();

    private ImmutableArray<StatementDifference> Compare()
    {
        // Step 1: the same meaning.
        PairEqual();

        // Step 2: the same Sid.
        foreach (var later in _after.Where(each => each.Sid is not null).ToArray())
        {
            if (_before.Find(each => each.Sid == later.Sid) is { } earlier)
            {
                Pair(earlier, later);
            }
        }

        // Step 3: much in common.
        PairAlike();

        // Step 4: the rest.
        _differences.AddRange(_after.Select(each => Whole(each, Change.Appeared)));
        _differences.AddRange(_before.Select(each => Whole(each, Change.Vanished)));
        return [.. _differences];
    }

    private void PairEqual()
    {
        foreach (var same in _after.GroupBy(each => each.Meaning, StringComparer.Ordinal).ToArray())
        {
            var earlier = _before.FindAll(each => each.Meaning == same.Key);
            if (earlier.Count == 0)
            {
                continue;
            }

            var later = same.ToList();
            later.RemoveAll(each => earlier.RemoveAll(other => other.Sid == each.Sid) > 0);
            for (var i = 0; i < Math.Min(earlier.Count, later.Count); i++)
            {
                _differences.Add(Compare(earlier[i], later[i]));
            }

            // Another copy of a statement adds nothing to it, and none is missed.
            _before.RemoveAll(each => each.Meaning == same.Key);
            _after.RemoveAll(each => each.Meaning == same.Key);
        }
    }

    private void PairAlike()
    {
        if ((long)_before.Count * _after.Count > MaxPairs)
        {
            return;
        }

        var pairs =
            from earlier in _before
            from later in _after
            where earlier.Effect == later.Effect
            let shared = Shared(earlier, later)
            where shared >= LeastShared
            orderby shared descending
            select (earlier, later);
        foreach (var (earlier, later) in pairs.ToArray())
        {
            if (_before.Contains(earlier) && _after.Contains(later))
            {
                Pair(earlier, later);
            }
        }
    }

    /// <summary>Of all that either says, how much both say: 0 to 1. The effect does not count.</summary>
    private static double Shared(StatementForm earlier, StatementForm later)
    {
        var both = earlier.Values.Count(later.Has) - 1;
        var all = earlier.Values.Length + later.Values.Length - 2 - both;
        return all == 0 ? 0 : (double)both / all;
    }

    private void Pair(StatementForm earlier, StatementForm later)
    {
        _before.Remove(earlier);
        _after.Remove(later);
        _differences.Add(Compare(earlier, later));
    }

    private static StatementDifference Compare(StatementForm earlier, StatementForm later)
    {
        var elements = ImmutableArray.CreateBuilder<ElementDifference>();
        if (earlier.Sid != later.Sid)
        {
            elements.Add(new ElementDifference("Sid", earlier.Sid, later.Sid));
        }

        if (earlier.Effect != later.Effect)
        {
            elements.Add(new ElementDifference("Effect", earlier.Effect.ToString(), later.Effect.ToString()));
        }

        elements.AddRange(
            Others(later)
                .Where(each => !earlier.Has(each))
                .Select(each => new ElementDifference(each.Element, null, each.Value))
        );
        elements.AddRange(
            Others(earlier)
                .Where(each => !later.Has(each))
                .Select(each => new ElementDifference(each.Element, each.Value, null))
        );
        return new StatementDifference
        {
            Change = Change.Changed,
            Statement = later.Name,
            Elements = elements.ToImmutable(),
        };
    }

    private static IEnumerable<StatementValue> Others(StatementForm form) =>
        form.Values.Where(each => each.Element is not "Effect");

    private static StatementDifference Whole(StatementForm form, Change change) =>
        new()
        {
            Change = change,
            Statement = form.Name,
            Elements =
            [
                .. form.Values.Select(each =>
                    change == Change.Appeared
                        ? new ElementDifference(each.Element, null, each.Value)
                        : new ElementDifference(each.Element, each.Value, null)
                ),
            ],
        };
}
