using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Sts;

/// <summary>
/// How much of the space for them the session policies and session tags of one request take. AWS packs them in a way that it
/// does not publish; here it is DEFLATE over the policy without white space, the ARNs and the tags, line by line.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_ResponseElements,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_know
/// </remarks>
internal static class PackedSession
{
    /// <summary>Of the packed form. AWS's own space is said to be taken up by some requests that fit into this.</summary>
    private const int MaxBytes = 512;
    private const int WholeSpace = 100;

    /// <summary>In percent, rounded up; 0: the request has neither policies nor tags.</summary>
    /// <param name="tags">Those of the request, or of the token that speaks for the caller.</param>
    public static int SizeOf(OperationCall call, IEnumerable<KeyValuePair<string, string>> tags)
    {
        var lines = new List<string>();
        if (call.OptionalText("Policy") is { } policy)
        {
            lines.Add(WithoutWhiteSpace(policy));
        }

        lines.AddRange(call.Objects("PolicyArns").Select(item => item.GetProperty("arn").GetString() ?? ""));
        lines.AddRange(tags.Select(tag => $"{tag.Key}={tag.Value}"));
        return lines.Count == 0 ? 0 : (int)Math.Ceiling(100.0 * Packed(string.Join('\n', lines)) / MaxBytes);
    }

    /// <summary>Why it is too much, or null.</summary>
    public static LabError? Check(int size) =>
        size <= WholeSpace
            ? null
            : new LabError(
                "PackedPolicyTooLarge",
                400,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Packed policy consumes {size}% of allotted space, please use smaller policy."
                )
            );

    /// <summary>The answer, which tells the size where there was something to pack.</summary>
    public static JsonObject AddPackedSize(this JsonObject output, int size)
    {
        if (size > 0)
        {
            output["PackedPolicySize"] = size;
        }

        return output;
    }

    private static long Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.Length;
    }

    private static string WithoutWhiteSpace(string policy)
    {
        try
        {
            return JsonNode.Parse(policy)?.ToJsonString() ?? policy;
        }
        catch (JsonException)
        {
            return policy;
        }
    }
}
