using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>An operation's request URI: <c>/{Bucket}/{Key+}?tagging</c>.</summary>
/// <remarks>https://smithy.io/2.0/spec/http-bindings.html#uri</remarks>
internal sealed class UriTemplate
{
    private static readonly ConditionalWeakTable<OperationModel, UriTemplate> Known = [];

    private UriTemplate(string requestUri)
    {
        var question = requestUri.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? requestUri : requestUri[..question];
        Query = question < 0 ? "" : requestUri[(question + 1)..];
        Segments = [.. path.TrimStart('/').Split('/').Select(UriSegment.Parse)];
        FixedQuery = [.. QueryText.Parse(Query)];
    }

    /// <summary>The parts between the slashes; an empty last one stands for a slash at the end.</summary>
    public ImmutableArray<UriSegment> Segments { get; }

    /// <summary>The fixed part of the query string, as the model writes it; empty when there is none.</summary>
    public string Query { get; }

    public ImmutableArray<KeyValuePair<string, string>> FixedQuery { get; }

    public static UriTemplate Of(OperationModel operation) =>
        Known.GetValue(operation, static each => new UriTemplate(each.RequestUri));

    /// <summary>The encoded path.</summary>
    /// <param name="valueOf">The text of a label, not empty.</param>
    public string Fill(Func<string, string> valueOf) =>
        $"/{string.Join('/', Segments.Select(segment => segment.Label is { } label ? UriEncoding.Encode(valueOf(label), segment.IsGreedy) : segment.Text))}";

    /// <summary>Whether an encoded path is one of this template's; its labels are decoded.</summary>
    public bool TryMatch(string rawPath, [NotNullWhen(true)] out Dictionary<string, string>? labels)
    {
        labels = new Dictionary<string, string>(StringComparer.Ordinal);
        // One slash begins a path. More of them are part of a greedy label, such as the key of an object in S3.
        var parts = rawPath.StartsWith('/') ? rawPath[1..].Split('/') : rawPath.Split('/');
        var greedy = Segments.IndexOf(Segments.FirstOrDefault(segment => segment.IsGreedy)!);
        var extra = parts.Length - Segments.Length;
        if (extra < 0 || (extra > 0 && greedy < 0))
        {
            return false;
        }

        for (var index = 0; index < Segments.Length; index++)
        {
            var isGreedy = index == greedy;
            var start = greedy >= 0 && index > greedy ? index + extra : index;
            var part = isGreedy ? string.Join('/', parts[start..(start + extra + 1)]) : parts[start];
            if (!Segments[index].TryMatch(part, labels))
            {
                return false;
            }
        }

        return true;
    }
}
