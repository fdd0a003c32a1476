using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Pages;

/// <summary>A place in an output that a paginator names: members joined by dots, such as <c>DistributionList.Items</c>.</summary>
internal sealed class OutputPlace
{
    private readonly string[] _parents;

    private OutputPlace(string[] names) => (_parents, Name) = (names[..^1], names[^1]);

    /// <summary>The last member's name.</summary>
    public string Name { get; }

    /// <summary>Null for a path that ends in an item of a list (<c>Jobs[-1].JobId</c>), which a client reads from the page itself.</summary>
    public static OutputPlace? Parse(string path)
    {
        var first = path.Split("||", StringSplitOptions.TrimEntries)[0];
        return first.Contains('[', StringComparison.Ordinal) ? null : new OutputPlace(first.Split('.'));
    }

    /// <summary>The shape that the member belongs to; null when the model has no such place.</summary>
    public Shape? ParentShape(Shape? output)
    {
        foreach (var parent in _parents)
        {
            output = output is not null && output.TryGetMember(parent, out var member) ? member.Shape : null;
        }

        return output;
    }

    public Member? MemberIn(Shape? output) =>
        ParentShape(output) is { } parent && parent.TryGetMember(Name, out var member) ? member : null;

    /// <summary>The object that holds the member; null when it is not there.</summary>
    public JsonObject? ParentIn(JsonObject output)
    {
        var parent = output;
        foreach (var name in _parents)
        {
            parent = parent?[name] as JsonObject;
        }

        return parent;
    }

    public JsonNode? Find(JsonObject output) => ParentIn(output)?[Name];

    /// <summary>Sets the member, or removes it for null; objects on the way are made.</summary>
    public void Set(JsonObject output, JsonNode? value)
    {
        var parent = output;
        foreach (var name in _parents)
        {
            if (parent[name] is not JsonObject next)
            {
                parent[name] = next = [];
            }

            parent = next;
        }

        if (value is null)
        {
            parent.Remove(Name);
        }
        else
        {
            parent[Name] = value;
        }
    }
}
