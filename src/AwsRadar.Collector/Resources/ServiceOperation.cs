using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>A read operation of a service that shows resources, as its model describes it.</summary>
internal sealed record ServiceOperation
{
    public required ScanCall Call { get; init; }

    public required OperationModel Model { get; init; }

    /// <summary>The places of its results where resources are.</summary>
    public required ImmutableArray<ResourceReader> Readers { get; init; }

    /// <summary>What it is asked for, whatever it is about.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>The required member that names a resource of an earlier answer; null if it asks about the whole service.</summary>
    public string? SubjectMember { get; init; }

    /// <summary>
    /// The resource type that the member names, such as <c>eks:cluster</c>; one that ends in <c>*</c> stands for all that begin so.
    /// </summary>
    public string? SubjectType { get; init; }

    /// <summary>Whether results need the account's number in the input.</summary>
    public string? AccountMember { get; init; }

    /// <summary>Whether it is asked about resources of a type.</summary>
    public bool IsAbout(string type) =>
        SubjectType is [.. var beginning, '*']
            ? type.StartsWith(beginning, StringComparison.Ordinal)
            : SubjectType == type;

    /// <summary>The resources in one page of its results.</summary>
    public IEnumerable<FoundResource> Read(JsonElement page, Place place)
    {
        foreach (var reader in Readers)
        {
            var found = Items(page, reader.Site.Path, 0).Select(item => reader.Read(item, place));
            foreach (var resource in found)
            {
                if (resource is not null)
                {
                    yield return resource;
                }
            }
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement value, ImmutableArray<string> path, int depth)
    {
        if (value.ValueKind is JsonValueKind.Array)
        {
            return value.EnumerateArray().SelectMany(item => Items(item, path, depth));
        }

        return depth == path.Length ? [value]
            : value.ValueKind is JsonValueKind.Object && value.TryGetProperty(path[depth], out var inner)
                ? Items(inner, path, depth + 1)
            : [];
    }
}
