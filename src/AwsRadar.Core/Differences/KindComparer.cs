using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>Compares the two lists of one kind.</summary>
/// <remarks>
/// 1. Entities with the same id are the same, whatever they are called now. 2. Of the rest, those with the same name:
/// one was deleted and another one made. 3. What only one side has appeared or vanished, if the other side would have
/// shown it; else it is left to <see cref="Unclear"/>.
/// </remarks>
internal sealed class KindComparer(ComparedKind kind, MemberComparer members, Sections sections, Renames renames)
{
    private readonly List<EntityDifference> _differences = [];

    /// <summary>What only one side has although the other may have had it unseen.</summary>
    public List<UnclearEntity> Unclear { get; } = [];

    public IReadOnlyList<EntityDifference> Compare(Snapshot before, Snapshot after)
    {
        var earlier = Read(before, renames.Apply);
        var later = Read(after, identity => identity);

        // Step 1: the same id.
        Pair(earlier, later, identity => identity.Id, StringComparer.Ordinal);

        // Step 2: the same name.
        Pair(earlier, later, identity => identity.Key, StringComparer.OrdinalIgnoreCase);

        // Step 3: the rest.
        foreach (var entity in later)
        {
            AddOneSided(entity, Change.Appeared);
        }

        foreach (var entity in earlier)
        {
            AddOneSided(entity, Change.Vanished);
        }

        return [.. _differences.OrderBy(each => each.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private LinkedList<Listed> Read(Snapshot snapshot, Func<EntityIdentity, EntityIdentity> adapt) =>
        new(kind.All(snapshot).Select(entity => new Listed(entity, adapt(kind.Identify(entity)))));

    private void Pair(
        LinkedList<Listed> earlier,
        LinkedList<Listed> later,
        Func<EntityIdentity, string?> key,
        StringComparer comparer
    )
    {
        var byKey = new Dictionary<string, LinkedListNode<Listed>>(comparer);
        for (var node = earlier.First; node is not null; node = node.Next)
        {
            if (key(node.Value.Identity) is { } name)
            {
                byKey.TryAdd(name, node);
            }
        }

        for (var node = later.First; node is not null; )
        {
            var next = node.Next;
            if (key(node.Value.Identity) is { } name && byKey.Remove(name, out var match))
            {
                AddPair(match.Value, node.Value);
                earlier.Remove(match);
                later.Remove(node);
            }

            node = next;
        }
    }

    private void AddPair(Listed before, Listed after)
    {
        var (earlier, later) = (before.Identity, after.Identity);
        var section = kind.SectionOf(after.Entity);
        var fields = members.Compare(kind.Type, before.Entity, after.Entity);
        if (sections.Before(section).LacksDetails(earlier))
        {
            fields = fields.Where(field => field.Change != Change.Appeared);
        }

        if (sections.After(section).LacksDetails(later))
        {
            fields = fields.Where(field => field.Change != Change.Vanished);
        }

        var formerId = earlier.Id == later.Id ? null : earlier.Id;
        var formerName = earlier.Name == later.Name ? null : earlier.Name;
        ImmutableArray<FieldDifference> all = [.. fields.Concat(Owner(earlier, later))];
        if (!all.IsEmpty || formerId is not null || formerName is not null)
        {
            _differences.Add(
                Describe(Change.Changed, later) with
                {
                    FormerName = formerName,
                    FormerId = formerId,
                    Fields = all,
                }
            );
        }
    }

    private static IEnumerable<FieldDifference> Owner(EntityIdentity before, EntityIdentity after) =>
        string.Equals(before.Owner, after.Owner, StringComparison.OrdinalIgnoreCase)
            ? []
            :
            [
                new FieldDifference
                {
                    Change =
                        before.Owner is null ? Change.Appeared
                        : after.Owner is null ? Change.Vanished
                        : Change.Changed,
                    Field = "userName",
                    Before = before.Owner,
                    After = after.Owner,
                },
            ];

    private void AddOneSided(Listed listed, Change change)
    {
        var section = kind.SectionOf(listed.Entity);
        var side = change == Change.Appeared ? ComparedSide.Before : ComparedSide.After;
        var knowledge = sections.Of(side, section);
        if (!knowledge.KnowsAbsence(listed.Identity))
        {
            Unclear.Add(new UnclearEntity(section, side, knowledge.FindGap(listed.Identity), listed.Identity.Name));
            return;
        }

        var fields =
            change == Change.Appeared
                ? members.Compare(kind.Type, null, listed.Entity)
                : members.Compare(kind.Type, listed.Entity, null);
        _differences.Add(Describe(change, listed.Identity) with { Fields = [.. fields] });
    }

    private EntityDifference Describe(Change change, EntityIdentity identity) =>
        new()
        {
            Change = change,
            Kind = kind.Word,
            Name = identity.Name,
            Arn = identity.Arn,
            Id = identity.Id,
            Owner = identity.Owner,
        };

    private sealed record Listed(object Entity, EntityIdentity Identity);
}
