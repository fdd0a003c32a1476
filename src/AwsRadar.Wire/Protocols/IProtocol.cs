using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols;

/// <summary>
/// One of AWS's wire protocols in both directions, driven by a service's model. Values are JSON in the AWS CLI's shape:
/// the model's member names, timestamps in ISO 8601, blobs in base64. Implementations are stateless.
/// </summary>
public interface IProtocol
{
    /// <summary>Client: the unsigned request of a call, without a <c>Host</c> header. Parameters that do not fit the model are the error.</summary>
    WireResult<WireRequest> WriteRequest(ServiceModel service, OperationModel operation, JsonElement input);

    /// <summary>Client: as above, with the body of the request from outside memory.</summary>
    /// <param name="input">Without the member that <see cref="StreamingPayload.OfInput"/> names.</param>
    WireResult<WireRequest> WriteRequest(
        ServiceModel service,
        OperationModel operation,
        JsonElement input,
        StreamingBody body
    ) => WireError.Parameters($"`{operation.Name}` takes no body of plain bytes.");

    /// <summary>Client: the output of a call, or the service's error, or why neither can be read.</summary>
    WireResult<WireReply> ReadResponse(ServiceModel service, OperationModel operation, WireResponse response);

    /// <summary>Server: which operation is called with what. An error is ready for <see cref="WriteError"/>.</summary>
    WireResult<WireCall> ReadRequest(ServiceModel service, WireRequest request);

    /// <summary>Server: the response of a success.</summary>
    /// <exception cref="ArgumentException">The output does not fit the model, which is the server's own mistake.</exception>
    WireResponse WriteResponse(ServiceModel service, OperationModel operation, JsonElement output, string requestId);

    /// <summary>Server: the response of a failure.</summary>
    WireResponse WriteError(ServiceModel service, WireError error, string requestId);
}
