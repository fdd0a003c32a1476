using System.Collections.Immutable;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>A place in an operation's result where resources may be: the result itself, a structure in it, a list.</summary>
/// <param name="Path">Member names from the result on; a list on the way stands for each of its elements.</param>
/// <param name="Element">The shape of one item: a structure, or text.</param>
/// <param name="Stems">What the place is called, in the ways that a resource type may be called.</param>
/// <param name="IsList">Whether many may be there.</param>
internal sealed record ResourceSite(
    ImmutableArray<string> Path,
    Shape Element,
    ImmutableArray<string> Stems,
    bool IsList
)
{
    /// <summary>Whether the items are inside those of another list, where only a plain name says what they are.</summary>
    public bool IsNested { get; init; }

    /// <summary>Every place of an operation's result, the outermost first.</summary>
    public static IEnumerable<ResourceSite> Of(OperationModel operation)
    {
        if (operation.Output is not { } output)
        {
            yield break;
        }

        var noun = NounOf(operation.Name);
        var main = MainPath(operation, output);
        foreach (var site in In(output, [], noun, main))
        {
            yield return site;
        }

        yield return new ResourceSite([], output, [.. Words.StemsOf(noun)], IsList: false);
    }

    /// <summary>
    /// The place that the operation's own name is about: what its pages are of, or else its only list, or else its only structure.
    /// Others, such as the owner of a list of buckets, are not.
    /// </summary>
    private static string MainPath(OperationModel operation, Shape output)
    {
        if (operation.Paginator?.ResultKeys is [var key, ..])
        {
            return key;
        }

        var lists = output
            .Members.Where(member =>
                member.Shape is { Kind: ShapeKind.List, Element.Shape: { } element } && IsItem(element)
            )
            .ToArray();
        var structures = output.Members.Where(member => member.Shape.Kind is ShapeKind.Structure).ToArray();
        return lists is [var list] ? list.Name
            : lists.Length == 0 && structures is [var structure] ? structure.Name
            : "";
    }

    /// <summary>What an operation is about: <c>Clusters</c> of <c>DescribeClusters</c>.</summary>
    public static string NounOf(string operation) =>
        operation.StartsWith("Describe", StringComparison.Ordinal) ? operation["Describe".Length..]
        : operation.StartsWith("List", StringComparison.Ordinal) ? operation["List".Length..]
        : operation.StartsWith("Get", StringComparison.Ordinal) ? operation["Get".Length..]
        : operation;

    private static IEnumerable<ResourceSite> In(Shape structure, ImmutableArray<string> path, string noun, string main)
    {
        foreach (var member in structure.Members)
        {
            var own = path.Add(member.Name);
            var text = string.Join('.', own);
            var isMain = text == main || (path.Length == 1 && path[0] == main && member.Name is "Items");
            var about = isMain && !HasNoun(member.Shape, noun) ? noun : "";
            switch (member.Shape)
            {
                case { Kind: ShapeKind.List, Element.Shape: { } element } when IsItem(element):
                    var list = new ResourceSite(own, element, StemsOf(member.Name, element, about), IsList: true);
                    yield return list;
                    foreach (var inner in InElements(list))
                    {
                        yield return inner;
                    }

                    break;
                case { Kind: ShapeKind.Structure } inner when path.IsEmpty:
                    yield return new ResourceSite(own, inner, StemsOf(member.Name, inner, about), IsList: false);
                    foreach (var site in In(inner, own, noun, main))
                    {
                        yield return site;
                    }

                    break;
            }
        }
    }

    /// <summary>EC2 has its instances in reservations.</summary>
    private static IEnumerable<ResourceSite> InElements(ResourceSite list) =>
        list
            .Element.Members.Where(member =>
                member.Shape is { Kind: ShapeKind.List, Element.Shape.Kind: ShapeKind.Structure }
            )
            .Select(member => new ResourceSite(
                list.Path.Add(member.Name),
                member.Shape.Element!.Shape,
                StemsOf(member.Name, member.Shape.Element.Shape, ""),
                IsList: true
            )
            {
                IsNested = true,
            });

    /// <summary>Whether what the operation is about is a list inside the items: the instances of reservations.</summary>
    private static bool HasNoun(Shape list, string noun) =>
        list.Element?.Shape.Members.Any(member =>
            member.Shape.Kind is ShapeKind.List && Words.Fold(member.Name) == Words.Fold(noun)
        )
            is true;

    private static bool IsItem(Shape shape) => shape.Kind is ShapeKind.Structure or ShapeKind.String;

    private static ImmutableArray<string> StemsOf(string member, Shape element, string noun) =>
        [
            .. Words
                .StemsOf(member)
                .Concat(element.Kind is ShapeKind.Structure ? Words.StemsOf(element.Name) : [])
                .Concat(noun.Length == 0 ? [] : Words.StemsOf(noun))
                .Where(stem => stem.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
}
