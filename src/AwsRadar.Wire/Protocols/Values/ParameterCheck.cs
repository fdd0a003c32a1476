using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AwsRadar.Languages;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Values;

/// <summary>
/// Compares JSON with the shape that a model wants, before anything is sent. Every problem is found, not only the first.
/// Lengths, patterns and enumerations are left to the service: it knows them better than its published model.
/// </summary>
public static class ParameterCheck
{
    /// <summary>Problems of an operation's input, each one sentence that names the parameter; empty when it fits.</summary>
    /// <param name="input">An object; default stands for an empty one.</param>
    public static ImmutableArray<string> OfInput(Shape? shape, JsonElement input) =>
        Problems(shape, input, requiresMembers: true);

    /// <summary>As above, where a member's value is not in the input.</summary>
    /// <param name="elsewhere">The member that must not be there; null for none.</param>
    internal static ImmutableArray<string> OfInput(Shape? shape, JsonElement input, Member? elsewhere) =>
        Problems(shape, input, requiresMembers: true, elsewhere);

    /// <summary>
    /// Problems of a structure of which members may be absent although the model calls them required: of an output, as AWS
    /// itself leaves them out, or of a part of an input.
    /// </summary>
    /// <param name="path">Where the structure stands in what people see, such as <c>[1].output</c>; empty at the top.</param>
    public static ImmutableArray<string> OfPart(Shape? shape, JsonElement part, string path = "") =>
        Problems(shape, part, requiresMembers: false, elsewhere: null, path);

    /// <summary>Problems of one event that is sent in a stream.</summary>
    internal static ImmutableArray<string> OfEvent(Shape stream, JsonElement item)
    {
        var visit = new Visit(requiresMembers: true);
        visit.Event(stream, item, "event");
        return visit.Problems.ToImmutable();
    }

    private static ImmutableArray<string> Problems(
        Shape? shape,
        JsonElement value,
        bool requiresMembers,
        Member? elsewhere = null,
        string path = ""
    )
    {
        var given = value.ValueKind is JsonValueKind.Undefined ? JsonBuilder.Empty : value;
        if (given.ValueKind is not JsonValueKind.Object)
        {
            var subject = path.Length == 0 ? Translate("The parameters") : $"`{path}`";
            return [Translate($"{subject} must be a JSON object, not {Given(given)}.")];
        }

        var visit = new Visit(requiresMembers);
        visit.Structure(shape, given, path, elsewhere);
        return visit.Problems.ToImmutable();
    }

    /// <summary>What a value is, which protocols also say to machines and so in English.</summary>
    private static string Given(JsonElement value) => KeptSentence.InLanguage(JsonKind.Name(value));

    private sealed class Visit(bool requiresMembers)
    {
        private const int MaxProblems = 20;

        public ImmutableArray<string>.Builder Problems { get; } = ImmutableArray.CreateBuilder<string>();

        public void Structure(Shape? shape, JsonElement value, string path, Member? elsewhere = null)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            if (elsewhere is not null)
            {
                seen.Add(elsewhere.Name);
            }

            foreach (var property in value.EnumerateObject())
            {
                var name = JsonKind.NameOf(property);
                var place = path.Length == 0 ? name : $"{path}.{name}";
                if (!seen.Add(name))
                {
                    Add(Translate($"`{place}` is given twice."));
                }
                else if (shape is null || !shape.TryGetMember(name, out var member))
                {
                    Add(
                        Translate(
                            $"`{place}` is not a {(requiresMembers ? Translate("parameter") : Translate("member"))} here{Known(shape)}."
                        )
                    );
                }
                else if (property.Value.ValueKind is not JsonValueKind.Null || requiresMembers)
                {
                    Value(member, property.Value, place);
                }
            }

            CheckRequired(shape, seen, path);
            CheckUnion(shape, seen.Count, path);
        }

        private void Value(Member member, JsonElement value, string path)
        {
            switch (member.Shape.Kind)
            {
                case ShapeKind.Structure when member.Shape.IsDocument:
                    break;
                case ShapeKind.Structure when member.Shape.IsEventStream:
                    Events(member.Shape, value, path);
                    break;
                // Any JSON: it travels as text in a header.
                case ShapeKind.String when member is { IsJsonValue: true, Location: MemberLocation.Header }:
                    break;
                case ShapeKind.Structure when Expect(value, JsonValueKind.Object, path, Translatable("an object")):
                    Structure(member.Shape, value, path);
                    break;
                case ShapeKind.List when Expect(value, JsonValueKind.Array, path, Translatable("a list")):
                    Elements(member.Shape, value, path);
                    break;
                case ShapeKind.Map when Expect(value, JsonValueKind.Object, path, Translatable("an object")):
                    Entries(member.Shape, value, path);
                    break;
                case ShapeKind.Structure or ShapeKind.List or ShapeKind.Map:
                    break;
                default:
                    Scalar(member.Shape.Kind, value, path);
                    break;
            }
        }

        /// <summary>An object with one member, which names the event.</summary>
        public void Event(Shape stream, JsonElement value, string path)
        {
            if (!Expect(value, JsonValueKind.Object, path, Translatable("an object")))
            {
                return;
            }

            var before = Problems.Count;
            Structure(stream, value, path);
            if (Problems.Count == before && value.GetPropertyCount() != 1)
            {
                Add(Translate($"`{path}` must be one event, not {value.GetPropertyCount()}{Known(stream)}."));
            }
        }

        private void Events(Shape stream, JsonElement value, string path)
        {
            if (!Expect(value, JsonValueKind.Array, path, Translatable("a list of events")))
            {
                return;
            }

            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Event(stream, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
            }
        }

        private void Elements(Shape list, JsonElement value, string path)
        {
            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                Entry(list, list.Element!, element, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
            }
        }

        private void Entries(Shape map, JsonElement value, string path)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in value.EnumerateObject())
            {
                if (!JsonKind.TryGetName(property, out var name))
                {
                    Add(Translate($"`{path}` has a key with half a character (a lone surrogate)."));
                    continue;
                }

                if (!seen.Add(name))
                {
                    Add(Translate($"`{path}.{name}` is given twice."));
                }

                Entry(map, map.Value!, property.Value, $"{path}.{name}");
            }
        }

        private void Entry(Shape container, Member entry, JsonElement value, string path)
        {
            if (value.ValueKind is not JsonValueKind.Null || !container.IsSparse)
            {
                Value(entry, value, path);
            }
        }

        private void Scalar(ShapeKind kind, JsonElement value, string path)
        {
            if (!ScalarKind.Fits(kind, value))
            {
                Add(Translate($"`{path}` must be {Translate(ScalarKind.Describe(kind))}, not {Given(value)}."));
            }
        }

        private void CheckRequired(Shape? shape, HashSet<string> seen, string path)
        {
            if (shape is null || !requiresMembers)
            {
                return;
            }

            foreach (var member in shape.Members)
            {
                if (member.IsRequired && !seen.Contains(member.Name))
                {
                    Add(Translate($"`{(path.Length == 0 ? member.Name : $"{path}.{member.Name}")}` is required."));
                }
            }
        }

        private void CheckUnion(Shape? shape, int given, string path)
        {
            if (requiresMembers && shape is { IsUnion: true } && given != 1)
            {
                Add(Translate($"`{path}` must have exactly one member, not {given}{Known(shape)}."));
            }
        }

        private bool Expect(JsonElement value, JsonValueKind kind, string path, string description)
        {
            var fits = value.ValueKind == kind;
            if (!fits)
            {
                Add(Translate($"`{path}` must be {Translate(description)}, not {Given(value)}."));
            }

            return fits;
        }

        private void Add(string problem)
        {
            if (Problems.Count < MaxProblems)
            {
                Problems.Add(problem);
            }
        }

        private static string Known(Shape? shape) =>
            shape is null or { Members.Length: 0 }
                ? Translate(": there are none")
                : Translate($": known are {string.Join(", ", shape.Members.Select(member => $"`{member.Name}`"))}");
    }
}
