using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Wire.Models;

namespace AwsRadar.Tests.Collector.Resources;

/// <summary>
/// What a service would answer by its model alone: one of everything, with names and ARNs where the model has them, and no page
/// more.
/// </summary>
internal static class ModelledAnswer
{
    public const string Region = "us-east-1";
    public static readonly AccountId Account = AccountId.Parse("123456789012");

    private const int MaxDepth = 6;
    private const string Policy = """{"Version":"2012-10-17","Statement":[]}""";

    private static readonly string[] LeftOut =
    [
        "nexttoken",
        "nextmarker",
        "marker",
        "nextpagetoken",
        "paginationtoken",
        "istruncated",
        // So that a bucket's region is asked for.
        "bucketregion",
    ];

    /// <param name="readers">The places where the scan looks for resources: what is there gets an ARN of the first type that fits.</param>
    public static JsonObject Of(OperationModel operation, IEnumerable<ResourceReader> readers)
    {
        var answer = operation.Output is { } output ? Structure(output, 0, []) : [];
        foreach (var reader in readers)
        {
            if (reader.Types.FirstOrDefault() is { } type && ArnOf(type) is { } arn)
            {
                Name(answer, reader.Site.Path, arn);
            }
        }

        foreach (var token in operation.Paginator?.OutputTokens ?? [])
        {
            Put(answer, token, null);
        }

        if (operation.Paginator?.MoreResults is { } flag)
        {
            Put(answer, flag, false);
        }

        return answer;
    }

    /// <summary>Whether a place in an answer is told by names alone.</summary>
    public static bool IsPlain(string path) =>
        path.Length > 0 && path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_');

    /// <summary>Puts a value at a place; null takes away what is there.</summary>
    /// <param name="path">Names of members, with dots between them; what is no such path is left alone.</param>
    public static void Put(JsonObject answer, string path, JsonNode? value)
    {
        var names = path.Split('.');
        if (
            !IsPlain(path) || names[..^1].Aggregate((JsonNode?)answer, (at, name) => at?[name]) is not JsonObject holder
        )
        {
            return;
        }

        if (value is null)
        {
            holder.Remove(names[^1]);
        }
        else
        {
            holder[names[^1]] = value;
        }
    }

    /// <summary>An ARN of a type, each variable with a name.</summary>
    public static string? ArnOf(string type)
    {
        var parts = type.Split(':', 2);
        return
            ActionCatalog.TryOpen(parts[0], out var reference) && reference.TryGetResourceType(parts[1], out var kind)
            ? ArnTemplate
                .Parse(kind.ArnPattern)
                .Fill(variable =>
                    variable switch
                    {
                        "Partition" => "aws",
                        "Region" => Region,
                        "Account" => Account.ToString(),
                        "LayerVersion" => "1",
                        _ => "name-1",
                    }
                )
            : null;
    }

    private static JsonObject Structure(Shape shape, int depth, ImmutableArray<Shape> within)
    {
        var value = new JsonObject();
        foreach (var member in shape.IsUnion ? shape.Members.Take(1) : shape.Members)
        {
            if (
                !LeftOut.Contains(Words.Fold(member.Name), StringComparer.Ordinal)
                && !member.Shape.IsEventStream
                && ValueOf(member.Shape, member.Name, depth + 1, within.Add(shape)) is { } child
            )
            {
                value.Add(member.Name, child);
            }
        }

        return value;
    }

    private static JsonNode? ValueOf(Shape shape, string name, int depth, ImmutableArray<Shape> within) =>
        depth > MaxDepth || within.Contains(shape)
            ? null
            : shape.Kind switch
            {
                ShapeKind.Structure when shape.IsDocument => new JsonObject(),
                ShapeKind.Structure => Structure(shape, depth, within),
                ShapeKind.List => ValueOf(shape.Element!.Shape, name, depth + 1, within) is { } item
                    ? new JsonArray(item)
                    : new JsonArray(),
                ShapeKind.Map => ValueOf(shape.Value!.Shape, name, depth + 1, within) is { } entry
                    ? new JsonObject { [KeyOf(shape)] = entry }
                    : new JsonObject(),
                ShapeKind.String => shape.EnumValues is [var first, ..] ? first : TextOf(name),
                ShapeKind.Boolean => false,
                ShapeKind.Timestamp => "2026-01-02T03:04:05Z",
                ShapeKind.Blob => "bmFtZQ==",
                _ => 1,
            };

    private static string KeyOf(Shape map) => map.Key!.Shape.EnumValues is [var first, ..] ? first : "Policy";

    private static string TextOf(string name) =>
        Words.Fold(name) switch
        {
            var folded when folded.EndsWith("policy", StringComparison.Ordinal) => Policy,
            "policytext" or "policydocument" or "document" or "attributes" or "policyinjson" or "accesspolicies" =>
                Policy,
            "region" or "locationconstraint" => Region,
            _ => "name-1",
        };

    private static void Name(JsonNode value, ImmutableArray<string> path, string arn)
    {
        switch (value)
        {
            case JsonArray { Count: > 0 } texts when path.IsEmpty && texts[0] is JsonValue:
                texts[0] = arn;
                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Name(item!, path, arn);
                }

                break;
            case JsonObject item when path.IsEmpty:
                foreach (var (name, text) in item.ToArray())
                {
                    if (text is JsonValue && Words.Fold(name).EndsWith("arn", StringComparison.Ordinal))
                    {
                        item[name] = arn;
                    }
                }

                break;
            case JsonObject item when item[path[0]] is { } inner:
                Name(inner, path[1..], arn);
                break;
        }
    }
}
