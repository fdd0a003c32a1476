using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>Compares two objects of one type member by member, those that were added since this was written as well.</summary>
/// <param name="includesUse">Whether members of <see cref="MemberMeaning.Use"/> are told.</param>
/// <param name="isKnown">Whether both sides know a section.</param>
internal sealed class MemberComparer(bool includesUse, Func<SnapshotSection, bool> isKnown)
{
    private static readonly string[] UsualKeys = ["arn", "id", "name", "key"];

    /// <summary>What differs. Null on a side: all that the other has is told.</summary>
    public IEnumerable<FieldDifference> Compare(Type type, object? before, object? after) =>
        SnapshotMembers.IsDictionary(type) ? CompareEntries(type, (IDictionary?)before, (IDictionary?)after)
        : type == typeof(ManagedPolicy) ? CompareMembers(type, before, after).Concat(CompareInForce(before, after))
        : CompareMembers(type, before, after);

    private IEnumerable<FieldDifference> CompareMembers(Type type, object? before, object? after) =>
        SnapshotMembers.Of(type).SelectMany(member => CompareMember(type, member, before, after));

    private IEnumerable<FieldDifference> CompareMember(Type type, SnapshotMember member, object? before, object? after)
    {
        var rule = MemberRules.Of(type, member.Name);
        return IsTold(rule)
            ? CompareValues(
                member.Name,
                member.Type,
                rule,
                before is null ? null : member.Get(before),
                after is null ? null : member.Get(after)
            )
            : [];
    }

    private bool IsTold(MemberRule rule) =>
        rule.Meaning switch
        {
            MemberMeaning.Identity => false,
            MemberMeaning.Use => includesUse,
            _ => rule.UnlessKnown is not { } section || !isKnown(section),
        };

    private IEnumerable<FieldDifference> CompareValues(
        string field,
        Type type,
        MemberRule rule,
        object? before,
        object? after
    )
    {
        if (type == typeof(PolicyText))
        {
            var difference = PolicyComparer.Compare(field, (PolicyText?)before, (PolicyText?)after, rule.PolicyType);
            return difference is null ? [] : [difference];
        }

        if (SnapshotMembers.ElementOf(type) is { } element)
        {
            return CompareLists(field, element, rule, Items(before), Items(after));
        }

        if (!SnapshotMembers.Of(type).IsEmpty)
        {
            return CompareMembers(type, before, after).Select(inner => inner with { Field = $"{field}.{inner.Field}" });
        }

        return Compare(field, item: null, Text(before), Text(after));
    }

    private static IEnumerable<FieldDifference> Compare(string field, string? item, string? before, string? after)
    {
        if (before == after)
        {
            yield break;
        }

        yield return new FieldDifference
        {
            Change = Kind(before, after),
            Field = field,
            Item = item,
            Before = before,
            After = after,
        };
    }

    private IEnumerable<FieldDifference> CompareLists(
        string field,
        Type element,
        MemberRule rule,
        IEnumerable<object> before,
        IEnumerable<object> after
    )
    {
        var key = KeyOf(element, rule);
        var earlier = Index(before, key);
        var later = Index(after, key);
        foreach (var (name, item) in later)
        {
            foreach (var difference in CompareItems(field, element, rule, name, earlier.GetValueOrDefault(name), item))
            {
                yield return difference;
            }
        }

        foreach (var (name, item) in earlier.Where(pair => !later.ContainsKey(pair.Key)))
        {
            foreach (var difference in CompareItems(field, element, rule, name, item, null))
            {
                yield return difference;
            }
        }
    }

    /// <summary>
    /// Items with one member beside their key, such as a tag's value, are told by it; those with more, member by member;
    /// those without, by the key alone.
    /// </summary>
    private IEnumerable<FieldDifference> CompareItems(
        string field,
        Type element,
        MemberRule rule,
        string name,
        object? before,
        object? after
    )
    {
        var key = KeyMemberOf(element, rule);
        var others = rule.IsTheKeyAll
            ? []
            : SnapshotMembers
                .Of(element)
                .Where(member => member != key && IsTold(MemberRules.Of(element, member.Name)))
                .ToArray();
        if (others.Length == 1)
        {
            return CompareMember(element, others[0], before, after)
                .Select(inner => inner with { Field = field, Item = name });
        }

        return before is not null && after is not null
            ? others
                .SelectMany(member => CompareMember(element, member, before, after))
                .Select(inner => inner with { Field = $"{field}.{inner.Field}", Item = name })
            :
            [
                new FieldDifference
                {
                    Change = before is null ? Change.Appeared : Change.Vanished,
                    Field = field,
                    Item = name,
                },
            ];
    }

    private IEnumerable<FieldDifference> CompareEntries(Type type, IDictionary? before, IDictionary? after)
    {
        var names = (before?.Keys.Cast<string>() ?? []).Union(after?.Keys.Cast<string>() ?? [], StringComparer.Ordinal);
        return names
            .Order(StringComparer.Ordinal)
            .Where(name => IsTold(MemberRules.Of(type, name)))
            .SelectMany(name => Compare(name, item: null, Entry(before, name), Entry(after, name)));
    }

    private IEnumerable<FieldDifference> CompareInForce(object? before, object? after)
    {
        const string field = MemberRules.ManagedPolicyDocument;
        return CompareValues(
            field,
            typeof(PolicyText),
            MemberRules.Of(typeof(ManagedPolicy), field),
            ((ManagedPolicy?)before)?.DefaultVersion?.Document,
            ((ManagedPolicy?)after)?.DefaultVersion?.Document
        );
    }

    private static Func<object, string> KeyOf(Type element, MemberRule rule) =>
        KeyMemberOf(element, rule) is { } member ? item => Text(member.Get(item)) ?? "" : item => Text(item) ?? "";

    private static SnapshotMember? KeyMemberOf(Type element, MemberRule rule)
    {
        var members = SnapshotMembers.Of(element);
        var keys = rule.ItemKey is { } key ? [key] : UsualKeys;
        return keys.Select(name => members.FirstOrDefault(member => member.Name == name))
            .FirstOrDefault(member => member is not null);
    }

    /// <summary>Of items with one key, the last counts.</summary>
    private static Dictionary<string, object> Index(IEnumerable<object> items, Func<object, string> key)
    {
        var index = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            index[key(item)] = item;
        }

        return index;
    }

    private static IEnumerable<object> Items(object? list) => ((IEnumerable?)list)?.Cast<object>() ?? [];

    private static string? Entry(IDictionary? entries, string name) =>
        entries?.Contains(name) is true ? Text(entries[name]) : null;

    private static Change Kind(string? before, string? after) =>
        before is null ? Change.Appeared
        : after is null ? Change.Vanished
        : Change.Changed;

    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            bool flag => flag ? "true" : "false",
            DateTimeOffset time => time.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
                CultureInfo.InvariantCulture
            ),
            IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
