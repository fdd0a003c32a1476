using System.Globalization;
using AwsRadar.Wire.Models;

namespace AwsRadar.Tests.Wire.Models;

/// <summary>Describes the compiled models in the very words of describe_botocore.py.</summary>
internal static class ModelDescription
{
    public static IEnumerable<string> Describe(ServiceModel service)
    {
        foreach (var name in service.OperationNames)
        {
            Assert(service.TryGetOperation(name, out var operation));
            yield return Line($"{service} operation {operation!.Name}", Fields(operation));
        }

        foreach (var name in service.ShapeNames)
        {
            Assert(service.TryGetShape(name, out var shape));
            yield return Line($"{service} shape {name} {Lower(shape!.Kind)}", Fields(shape));
        }
    }

    private static string[] Fields(OperationModel operation) =>
        [
            $"{operation.HttpMethod} {operation.RequestUri} {operation.ResponseCode}",
            operation.Input?.Name ?? "",
            operation.Output?.Name ?? "",
            operation.ResultWrapper ?? "",
            operation.HostPrefix ?? "",
            string.Join(',', operation.Errors),
            Pages(operation.Paginator),
        ];

    private static string Pages(Paginator? pages) =>
        pages is null
            ? "|||||"
            : string.Join(
                '|',
                string.Join(',', pages.InputTokens),
                string.Join(',', pages.OutputTokens),
                string.Join(',', pages.ResultKeys),
                string.Join(',', pages.NonAggregateKeys),
                pages.MoreResults,
                pages.LimitKey
            );

    private static string[] Fields(Shape shape) =>
        [
            string.Join(' ', Flags(shape)),
            $"{Number(shape.Min)}..{Number(shape.Max)}",
            shape.Pattern ?? "",
            shape.Payload ?? "",
            string.Join(',', shape.EnumValues),
            string.Join(
                "; ",
                shape.Members.Concat(new[] { shape.Element, shape.Key, shape.Value }.OfType<Member>()).Select(Text)
            ),
        ];

    private static IEnumerable<string> Flags(Shape shape) =>
        new[]
        {
            ("document", shape.IsDocument),
            ("event", shape.IsEvent),
            ("eventstream", shape.IsEventStream),
            ("requiresLength", shape.RequiresLength),
            ("sensitive", shape.IsSensitive),
            ("sparse", shape.IsSparse),
            ("union", shape.IsUnion),
            ("wrapper", shape.IsWrapper),
        }
            .Where(flag => flag.Item2)
            .Select(flag => flag.Item1);

    private static string Text(Member member)
    {
        var traits = new[]
        {
            ("contextParam", member.ContextParameter),
            ("eventpayload", True(member.IsEventPayload)),
            ("flattened", True(member.IsFlattened)),
            ("hostLabel", True(member.IsHostLabel)),
            ("idempotencyToken", True(member.IsIdempotencyToken)),
            ("jsonvalue", True(member.IsJsonValue)),
            ("location", Location(member.Location)),
            ("locationName", member.LocationName),
            ("queryName", member.QueryName),
            ("streaming", True(member.IsStreaming)),
            ("timestampFormat", member.TimestampFormat is { } format ? Lower(format) : null),
            ("xmlAttribute", True(member.IsXmlAttribute)),
            ("xmlNamespace", member.XmlNamespace?.Uri),
        };
        var set = traits.Where(trait => trait.Item2 is not null).Select(trait => $"{trait.Item1}={trait.Item2}");
        return string.Join(' ', set.Prepend(member.Shape.Name).Prepend(member.Name + (member.IsRequired ? "!" : "")));
    }

    private static string? Location(MemberLocation location) =>
        location switch
        {
            MemberLocation.Body => null,
            MemberLocation.HeaderPrefix => "headers",
            MemberLocation.StatusCode => "statusCode",
            _ => location.ToString().ToLowerInvariant(),
        };

    private static string Lower<T>(T value)
        where T : struct, Enum => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];

    private static string? True(bool value) => value ? "true" : null;

    private static string Number(decimal? number) =>
        number is not { } value ? ""
        : value == decimal.Truncate(value) ? value.ToString("F0", CultureInfo.InvariantCulture)
        : ((double)value).ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    private static string Line(string head, string[] fields) =>
        string.Join('\t', fields.Prepend(head))
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal);

    private static void Assert(bool isFound) => Xunit.Assert.True(isFound);
}
