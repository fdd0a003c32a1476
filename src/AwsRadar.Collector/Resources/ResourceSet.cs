using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Resources;

/// <summary>The resources found so far, each once. Safe to use from several tasks at once.</summary>
internal sealed class ResourceSet
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Arn, Resource> _resources = [];

    /// <summary>Takes a resource in; of two descriptions the longer one stays, whatever order they come in.</summary>
    public void Add(FoundResource found, string service, Place place)
    {
        var json = Text(found);
        var resource = new Resource
        {
            Arn = found.Arn,
            Service = service,
            Type = found.Type,
            Region = found.Arn.Region.Length > 0 ? found.Arn.Region.ToString() : place.Region,
            Tags = TagReader.TagsIn(found.Item),
            Json = json,
            Redacted = SecretFilter.CountIn(json),
        };
        lock (_gate)
        {
            _resources[found.Arn] = _resources.TryGetValue(found.Arn, out var known)
                ? Merge(known, resource)
                : resource;
        }
    }

    /// <summary>Says where a resource is, which its ARN does not.</summary>
    public void Move(Arn arn, string region)
    {
        lock (_gate)
        {
            if (_resources.TryGetValue(arn, out var known))
            {
                _resources[arn] = known with { Region = region };
            }
        }
    }

    /// <summary>Gives a resource that came without tags those that were found elsewhere.</summary>
    public void Tag(Arn arn, ImmutableArray<Tag> tags)
    {
        lock (_gate)
        {
            if (_resources.TryGetValue(arn, out var known) && known.Tags.IsEmpty)
            {
                _resources[arn] = known with
                {
                    Tags = tags,
                    Redacted = known.Redacted + tags.Count(tag => tag.Value is SecretFilter.Mark),
                };
            }
        }
    }

    public ImmutableArray<Resource> ToImmutable()
    {
        lock (_gate)
        {
            return [.. _resources.Values.OrderBy(resource => resource.Arn.ToString(), StringComparer.Ordinal)];
        }
    }

    private static Resource Merge(Resource one, Resource other)
    {
        var isFirst =
            one.Json.Length != other.Json.Length
                ? one.Json.Length > other.Json.Length
                : string.CompareOrdinal(one.Json, other.Json) <= 0;
        var (best, rest) = isFirst ? (one, other) : (other, one);
        return best with { Tags = best.Tags.IsEmpty ? rest.Tags : best.Tags };
    }

    private static string Text(FoundResource found)
    {
        if (found.Item.ValueKind is JsonValueKind.Object)
        {
            return Encoding.UTF8.GetString(
                Details.JsonCompactor.WithoutSpace(Encoding.UTF8.GetBytes(found.Item.GetRawText()))
            );
        }

        using var text = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                text,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("name", found.Handle);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }
}
