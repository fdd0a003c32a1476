using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Forms;

/// <summary>The names of form parameters, which both directions must build alike and the two query protocols build differently.</summary>
internal abstract class FormNames
{
    /// <summary>What stands for a member in the names of its own parameters and of its parts'.</summary>
    public abstract string Of(Member member);

    /// <summary>Whether the entries of a list or map follow its own name directly.</summary>
    public abstract bool IsFlattened(Member member);

    /// <summary>What the numbers of a list's elements follow: <c>Tags.member</c>, or flattened <c>Tags</c> or the element's own name.</summary>
    public abstract string OfElements(string name, Member list);

    /// <summary>Whether an empty list is written, as a parameter without a value; else nothing tells it from an absent one.</summary>
    public abstract bool WritesEmptyLists { get; }

    /// <summary>What the numbers of a map's entries follow: <c>Attributes.entry</c>, or flattened <c>Attributes</c>.</summary>
    public string OfEntries(string name, Member map) => IsFlattened(map) ? name : $"{name}.entry";

    public static string OfKey(Shape map) => map.Key!.LocationName ?? "key";

    public static string OfValue(Shape map) => map.Value!.LocationName ?? "value";

    public static string Join(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";
}
