using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.AwsQuery;
using AwsRadar.Wire.Protocols.Forms;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Ec2Query;

/// <summary>Amazon EC2's form of the query protocol: other parameter names, no element around a result, errors in a list.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html</remarks>
internal sealed class Ec2QueryProtocol : IProtocol
{
    private static readonly FormRequestWriter Requests = new(Ec2QueryNames.Instance, AwsQueryProtocol.Scalars);
    private static readonly FormRequestReader Calls = new(Ec2QueryNames.Instance);

    private Ec2QueryProtocol() { }

    public static Ec2QueryProtocol Instance { get; } = new();

    public WireResult<WireRequest> WriteRequest(ServiceModel service, OperationModel operation, JsonElement input)
    {
        var problems = ParameterCheck.OfInput(operation.Input, input);
        return problems.IsEmpty
            ? Requests.Write(service, operation, input)
            : WireError.Parameters(string.Join(' ', problems));
    }

    public WireResult<WireReply> ReadResponse(ServiceModel service, OperationModel operation, WireResponse response) =>
        AwsQuery.ResponseReader.Read(operation, response);

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
