using System.Text.Json.Serialization;

namespace AwsRadar.Core.Arns;

/// <summary>
/// An Amazon Resource Name: <c>arn:partition:service:region:account-id:resource</c>. It keeps the text exactly as AWS
/// wrote it; region and account may be empty, and the resource may hold further colons.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</remarks>
[JsonConverter(typeof(ArnJsonConverter))]
public readonly record struct Arn
{
    private const int SegmentCount = 6;
    private readonly string? _text;

    private Arn(string text) => _text = text;

    public ReadOnlySpan<char> Partition => Segment(1);

    public ReadOnlySpan<char> Service => Segment(2);

    public ReadOnlySpan<char> Region => Segment(3);

    /// <summary>The account's twelve digits; empty for resources such as S3 buckets, <c>aws</c> for AWS managed policies.</summary>
    public ReadOnlySpan<char> Account => Segment(4);

    /// <summary>Everything after the fifth colon: <c>user/path/name</c>, <c>root</c>, a bucket's name.</summary>
    public ReadOnlySpan<char> Resource => Segment(5);

    /// <summary>What follows the last <c>/</c> of the resource, or the whole resource: the friendly name of an IAM entity.</summary>
    public ReadOnlySpan<char> Name => Resource[(Resource.LastIndexOf('/') + 1)..];

    /// <summary>Reads an ARN: six segments, the first <c>arn</c>, with a partition, a service and a resource.</summary>
    public static bool TryParse(string? text, out Arn arn)
    {
        arn = default;
        if (text is null || !text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        var candidate = new Arn(text);
        if (
            text.AsSpan().Count(':') < SegmentCount - 1
            || candidate.Partition.IsEmpty
            || candidate.Service.IsEmpty
            || candidate.Resource.IsEmpty
        )
        {
            return false;
        }

        arn = candidate;
        return true;
    }

    /// <summary>Reads an ARN.</summary>
    /// <exception cref="FormatException">The text is not an ARN.</exception>
    public static Arn Parse(string text) =>
        TryParse(text, out var arn)
            ? arn
            : throw new FormatException(
                $"`{text}` is not an ARN: arn:partition:service:region:account-id:resource is expected."
            );

    public override string ToString() => _text ?? "";

    private ReadOnlySpan<char> Segment(int index)
    {
        var rest = _text.AsSpan();
        for (var skipped = 0; skipped < index; skipped++)
        {
            rest = rest[(rest.IndexOf(':') + 1)..];
        }

        var end = rest.IndexOf(':');
        return index == SegmentCount - 1 || end < 0 ? rest : rest[..end];
    }
}
