using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Describing;

/// <summary>A member's type in a few words.</summary>
internal static class TypeText
{
    private const int MostValues = 6;
    private const int MostNesting = 4;

    /// <summary>Such as <c>string</c>, <c>list of structure</c>, <c>one of Active, Inactive</c>.</summary>
    public static string Of(Member member) =>
        member.IsStreaming ? Translate("content of a file") : Of(member.Shape, MostNesting);

    /// <summary>What stands for a value in help: <c>TEXT</c>, <c>N</c>, <c>KEY=VALUE,…</c>.</summary>
    public static string Placeholder(Member member) =>
        member.Shape.Kind switch
        {
            ShapeKind.Integer or ShapeKind.Long or ShapeKind.Float or ShapeKind.Double => "N",
            ShapeKind.Boolean => "true|false",
            ShapeKind.Blob => member.IsStreaming ? "FILE" : "BASE64",
            ShapeKind.Timestamp => "TIME",
            ShapeKind.List when member.Shape.Element is { Shape.Kind: not ShapeKind.List } element =>
                $"{Placeholder(element)} …",
            ShapeKind.List => "JSON",
            ShapeKind.Structure when member.Shape.IsDocument => "JSON",
            ShapeKind.Structure when member.Shape.IsEventStream => "EVENT …",
            ShapeKind.Structure or ShapeKind.Map => "KEY=VALUE,…",
            _ => "TEXT",
        };

    private static string Of(Shape shape, int nesting) =>
        shape switch
        {
            _ when nesting == 0 => "…",
            { IsDocument: true } => Translate("any JSON"),
            { IsEventStream: true } => Translate("list of events, each one of these"),
            { Kind: ShapeKind.List } => Translate($"list of {Of(shape.Element!.Shape, nesting - 1)}"),
            { Kind: ShapeKind.Map } => Translate(
                $"map of {Of(shape.Key!.Shape, nesting - 1)} to {Of(shape.Value!.Shape, nesting - 1)}"
            ),
            { IsUnion: true } => Translate("structure with one of these"),
            { EnumValues: { Length: > 0 and <= MostValues } values } => Translate(
                $"one of {string.Join(", ", values)}"
            ),
            { EnumValues.Length: > MostValues } => Translate(
                $"one of {string.Join(", ", shape.EnumValues.Take(MostValues))} and {shape.EnumValues.Length - MostValues} more"
            ),
            _ => Word(shape.Kind),
        };

    private static string Word(ShapeKind kind) =>
        kind switch
        {
            ShapeKind.Integer or ShapeKind.Long => Translate("whole number"),
            ShapeKind.Float or ShapeKind.Double => "number",
            ShapeKind.Boolean => Translate("true or false"),
            ShapeKind.Blob => "binary",
            ShapeKind.Timestamp => "time",
            ShapeKind.Structure => "structure",
            _ => "string",
        };
}
