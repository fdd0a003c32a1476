using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Forms;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>Form parameters in, XML out: the protocol of IAM, STS and the other services of AWS's first years.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</remarks>
internal sealed class AwsQueryProtocol : IProtocol
{
    internal static readonly ScalarText Scalars = new(TimestampFormat.Iso8601);

    private static readonly FormRequestWriter Requests = new(AwsQueryNames.Instance, Scalars);
    private static readonly FormRequestReader Calls = new(AwsQueryNames.Instance);

    private AwsQueryProtocol() { }

    public static AwsQueryProtocol Instance { get; } = new();

    public WireResult<WireRequest> WriteRequest(ServiceModel service, OperationModel operation, JsonElement input)
    {
        var problems = ParameterCheck.OfInput(operation.Input, input);
        return problems.IsEmpty
            ? Requests.Write(service, operation, input)
            : WireError.Parameters(string.Join(' ', problems));
    }

    public WireResult<WireReply> ReadResponse(ServiceModel service, OperationModel operation, WireResponse response) =>
        ResponseReader.Read(operation, response);

    public WireResult<WireCall> ReadRequest(ServiceModel service, WireRequest request) => Calls.Read(service, request);

    public WireResponse WriteResponse(
        ServiceModel service,
        OperationModel operation,
        JsonElement output,
        string requestId
    )
    {
        var problems = ParameterCheck.OfPart(operation.Output, output);
        return problems.IsEmpty
            ? ResponseWriter.Write(service, operation, output, requestId)
            : throw new ArgumentException($"{service}:{operation}: {string.Join(' ', problems)}", nameof(output));
    }

    public WireResponse WriteError(ServiceModel service, WireError error, string requestId) =>
        ErrorWriter.Write(service, error, requestId);
}
