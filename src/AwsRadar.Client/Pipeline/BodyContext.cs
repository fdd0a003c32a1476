using Amazon.Runtime.Internal.Transform;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Pipeline;

/// <summary>A whole response body in place of the SDK's cursor over one; the cursor's questions are never asked.</summary>
internal sealed class BodyContext : UnmarshallerContext
{
    private readonly Stream _body;

    public BodyContext(Stream body, IWebResponseData response)
    {
        _body = body;
        // The SDK reads it after unmarshalling, to look for checksums.
        WebResponseData = response;
    }

    public override string CurrentPath => "";

    public override int CurrentDepth => 0;

    public override bool IsStartElement => false;

    public override bool IsEndElement => false;

    public override bool IsStartOfDocument => false;

    public WireResponse ToResponse()
    {
        using var buffer = new MemoryStream();
        _body.CopyTo(buffer);
        return new WireResponse
        {
            Status = (int)WebResponseData.StatusCode,
            Headers = new WireHeaders(
                WebResponseData
                    .GetHeaderNames()
                    .Select(name => KeyValuePair.Create(name, WebResponseData.GetHeaderValue(name)))
            ),
            Body = buffer.GetBuffer().AsMemory(0, (int)buffer.Length),
        };
    }
}
