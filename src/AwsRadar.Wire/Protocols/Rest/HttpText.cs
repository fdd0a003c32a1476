using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>Values as text in a path, a query string and a header.</summary>
internal static class HttpText
{
    private static readonly ScalarText InUri = new(TimestampFormat.Iso8601);
    private static readonly ScalarText InHeader = new(TimestampFormat.Rfc822);

    /// <summary>For a path or a query string.</summary>
    public static string ForUri(Member member, JsonElement value) => InUri.Format(member, value);

    /// <summary>For a header; null when there is nothing to send, which is an empty list.</summary>
    public static string? ForHeader(Member member, JsonElement value)
    {
        if (member is { IsJsonValue: true, Shape.Kind: ShapeKind.String })
        {
            return Convert.ToBase64String(JsonBuilder.Bytes(value.WriteTo).Span);
        }

        return member.Shape.Kind is ShapeKind.List
            ? HeaderList.Format(value.EnumerateArray().Select(each => InHeader.Format(member.Shape.Element!, each)))
            : InHeader.Format(member, value);
    }
}
