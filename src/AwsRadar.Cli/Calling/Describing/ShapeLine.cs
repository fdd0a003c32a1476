using System.Collections.Immutable;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Describing;

/// <summary>A member and what is in it, for people and programs that look at a shape.</summary>
/// <param name="Type">In a few words: <c>list of structure</c>.</param>
/// <param name="IsCut">Whether there is more inside than <paramref name="Members"/> shows.</param>
internal sealed record ShapeLine(
    string Name,
    string Type,
    bool IsRequired,
    ImmutableArray<ShapeLine> Members,
    bool IsCut
)
{
    private const int MaxDepth = 4;

    /// <summary>A member with what it holds, down to some depth; a shape inside itself is not followed again.</summary>
    public static ShapeLine Of(Member member, string name) => Of(member, name, []);

    private static ShapeLine Of(Member member, string name, ImmutableStack<string> above)
    {
        var holder = HolderOf(member.Shape);
        var isFollowed = above.Count() < MaxDepth && !above.Contains(holder.Name, StringComparer.Ordinal);
        var inside = above.Push(holder.Name);
        return new(
            name,
            TypeText.Of(member),
            member.IsRequired,
            isFollowed ? [.. holder.Members.Select(each => Of(each, each.Name, inside))] : [],
            !isFollowed && holder.Members.Length > 0
        );
    }

    /// <summary>The structure that a list or map, of whatever depth, is made of; the shape itself if it is neither.</summary>
    private static Shape HolderOf(Shape shape) =>
        (shape.Element ?? shape.Value) is { } inner ? HolderOf(inner.Shape) : shape;
}
