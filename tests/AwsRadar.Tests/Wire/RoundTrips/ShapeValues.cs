using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;

namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>
/// JSON made from a model, the same for the same seed. Shapes that hold themselves end at a depth, wide ones at a number of
/// values: from there on only what is required is made, and lists and maps are empty.
/// </summary>
internal sealed class ShapeValues
{
    private const int MaxDepth = 8;
    private const int MaxValues = 250;

    private readonly Carrier _carrier;
    private readonly Filling _filling;
    private readonly Random _random;
    private readonly EdgeValues _edges;
    private int _count;

    public ShapeValues(Carrier carrier, Filling filling, int seed)
    {
        (_carrier, _filling) = (carrier, filling);
        _random = new Random(seed);
        _edges = new EdgeValues(_random);
    }

    /// <summary>An operation's input or output, or an error.</summary>
    public JsonObject Top(Shape? structure) => Structure(structure, 0);

    private bool IsAtEnd(int depth) => depth >= MaxDepth || _count >= MaxValues;

    private JsonObject Structure(Shape? structure, int depth)
    {
        var result = new JsonObject();
        if (structure is { IsUnion: true, Members.Length: > 0 })
        {
            var member = Choose(structure, depth);
            result[member.Name] = Value(member, depth + 1, depth == 0);
            return result;
        }

        foreach (var member in structure?.Members ?? [])
        {
            var isWanted = Carriage.IsAlwaysThere(_carrier, member, depth == 0) || IsWanted(member, depth);
            if (isWanted && Carriage.CanCarry(_carrier, structure!, member, depth == 0))
            {
                result[member.Name] = Value(member, depth + 1, depth == 0);
            }
        }

        return result;
    }

    private bool IsWanted(Member member, int depth) =>
        member.IsRequired
        || (
            !IsAtEnd(depth)
            && _filling switch
            {
                Filling.Everything => true,
                Filling.RequiredOnly => false,
                _ => _random.Next(4) > 0,
            }
        );

    /// <summary>At the end a union takes what does not go deeper, if it has that.</summary>
    private Member Choose(Shape union, int depth)
    {
        var flat = union.Members.Where(member => member.Shape.Kind is not ShapeKind.Structure).ToArray();
        var members = IsAtEnd(depth) && flat.Length > 0 ? flat : [.. union.Members];
        return members[_random.Next(members.Length)];
    }

    private JsonNode Value(Member member, int depth, bool isTop)
    {
        _count++;
        var place = _carrier.PlaceOf(member, isTop);
        return member.Shape.Kind switch
        {
            ShapeKind.Structure when member.Shape.IsDocument => _edges.Document(),
            ShapeKind.Structure when member.Shape.IsEventStream => Events(member.Shape, depth),
            ShapeKind.Structure => Structure(member.Shape, depth),
            ShapeKind.List => List(member.Shape, depth, place),
            ShapeKind.Map => Map(member.Shape, depth, place),
            _ => Scalar(member, place),
        };
    }

    /// <summary>Some events, or one of each kind; the kind that a model has last ends a stream.</summary>
    private JsonArray Events(Shape stream, int depth)
    {
        Member[] kinds = [.. stream.Members.Where(member => member.Shape.Error is null)];
        Member[] chosen = _filling switch
        {
            Filling.Everything => kinds,
            Filling.RequiredOnly => [],
            _ => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => kinds[_random.Next(kinds.Length)])],
        };
        return
        [
            .. chosen
                .Append(kinds[^1])
                .Select(kind => new JsonObject { [kind.Name] = Structure(kind.Shape, depth + 1) }),
        ];
    }

    private JsonNode Scalar(Member member, MemberLocation place) =>
        member.Shape.Kind switch
        {
            ShapeKind.Integer when place is MemberLocation.StatusCode => 200 + _random.Next(100),
            ShapeKind.Blob => _edges.Blob(),
            ShapeKind.Timestamp => _edges.Time(Carriage.HoldsFractions(member, place)),
            ShapeKind.String => Text(member, place),
            var kind => _edges.Number(kind),
        };

    private JsonNode Text(Member member, MemberLocation place)
    {
        var isXml = _carrier.Format is BodyFormat.Xml;
        return (place, member) switch
        {
            (MemberLocation.Header, { IsJsonValue: true }) => _edges.Document(),
            (_, { IsHostLabel: true }) => "a-1.b",
            (MemberLocation.Header or MemberLocation.HeaderPrefix, _) => _edges.HeaderText(),
            (MemberLocation.Uri, _) => "a" + _edges.Text(isXml),
            _ => _edges.Text(isXml),
        };
    }

    private JsonArray List(Shape list, int depth, MemberLocation place)
    {
        var result = new JsonArray();
        for (var count = Length(depth); count > 0; count--)
        {
            var element = Entry(list, list.Element!, depth, place);
            if (element is null || Carriage.CanCarryEntry(_carrier, list.Element!, element))
            {
                result.Add(element);
            }
        }

        return result;
    }

    private JsonObject Map(Shape map, int depth, MemberLocation place)
    {
        var result = new JsonObject();
        for (var count = Length(depth); count > 0; count--)
        {
            var value = Entry(map, map.Value!, depth, place);
            if (value is null || Carriage.CanCarryEntry(_carrier, map.Value!, value))
            {
                result[Key(place, count)] = value;
            }
        }

        return result;
    }

    private JsonNode? Entry(Shape container, Member entry, int depth, MemberLocation place)
    {
        var isNull = container.IsSparse && Carriage.HasNulls(_carrier, place) && _random.Next(4) == 0;
        return isNull ? null
            : entry.Shape.Kind is ShapeKind.Structure or ShapeKind.List or ShapeKind.Map
                ? Value(entry, depth + 1, isTop: false)
            : Scalar(entry, place);
    }

    private string Key(MemberLocation place, int count) =>
        place switch
        {
            MemberLocation.HeaderPrefix => $"k-{count}",
            _ => $"{_edges.Text(_carrier.Format is BodyFormat.Xml)}{count}",
        };

    private int Length(int depth) =>
        IsAtEnd(depth)
            ? 0
            : _filling switch
            {
                Filling.Everything => 2,
                Filling.RequiredOnly => 1,
                _ => _random.Next(4),
            };
}
