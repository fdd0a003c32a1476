using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>What stands for the body in the canonical request.</summary>
internal static class PayloadHash
{
    public const string Header = "X-Amz-Content-Sha256";

    /// <summary>
    /// What a server puts in: the hash of the body that arrived, so that a changed byte shows. Only Amazon S3 lets a client
    /// leave the body out or send it in chunks, and a stream of events is signed event by event.
    /// </summary>
    public static string OfArrived(WireRequest request, SignatureClaim claim, SigningOptions options)
    {
        if (IsOfEvents(request))
        {
            return EventSignature.Payload;
        }

        if (ChunkedPayload.KindOf(request, claim) is { } chunked)
        {
            return chunked;
        }

        var leavesBodyOut = claim.IsPresigned || request.Headers[Header] is Signature.UnsignedPayload;
        return options == SigningOptions.S3 && leavesBodyOut
            ? Signature.UnsignedPayload
            : Signature.Hash(request.Body.Span);
    }

    /// <summary>Whether the body's events have signatures of their own.</summary>
    public static bool IsOfEvents(WireRequest request) => request.Headers[Header] is EventSignature.Payload;

    public static string OfPresigned(WireRequest request, SigningOptions options) =>
        options == SigningOptions.S3 ? Signature.UnsignedPayload : Signature.Hash(request.Body.Span);
}
