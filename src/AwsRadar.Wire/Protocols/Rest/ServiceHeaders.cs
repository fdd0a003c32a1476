using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>Headers that a service wants and that its model does not have.</summary>
/// <remarks>https://smithy.io/2.0/aws/customizations/index.html</remarks>
internal static class ServiceHeaders
{
    /// <param name="request">With its body.</param>
    public static WireRequest Add(ServiceModel service, OperationModel operation, WireRequest request) =>
        service.Name switch
        {
            // Without it API Gateway answers in another form of JSON, with _embedded and _links.
            "apigateway" => With(request, "Accept", () => "application/json"),
            "glacier" => AddGlacier(service, operation, request),
            _ => request,
        };

    private static WireRequest AddGlacier(ServiceModel service, OperationModel operation, WireRequest request)
    {
        var versioned = With(request, "x-amz-glacier-version", () => service.ApiVersion);
        return StreamingPayload.OfInput(operation) is null
            ? versioned
            : With(
                With(versioned, "x-amz-sha256-tree-hash", () => TreeHash.OfTree(request)),
                "x-amz-content-sha256",
                () => TreeHash.OfBody(request)
            );
    }

    private static WireRequest With(WireRequest request, string name, Func<string> value) =>
        request.Headers.Contains(name) ? request : request with { Headers = request.Headers.With(name, value()) };
}
