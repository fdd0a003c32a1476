using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Serving;

/// <summary>
/// Finds the service that a request is for. One endpoint stands for all, so the name that the request is signed for says
/// it; where several services share that name (rds, docdb and neptune; elb and elbv2), what the request looks like does.
/// </summary>
internal static class ServiceFinder
{
    private const string TargetHeader = "X-Amz-Target";

    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<ServiceModel>>> BySigningName = new(() =>
        ServiceCatalog
            .Names.Select(name => ServiceCatalog.TryOpen(name, out var model) ? model : null)
            .OfType<ServiceModel>()
            .GroupBy(model => model.SigningName, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal)
    );

    /// <summary>
    /// Null when no service has its requests signed so. Of several, in this order. Step 1: the one whose protocol and
    /// operations the request speaks. Step 2: the one that the client names in its User-Agent. Step 3: the one that has an
    /// answer. Step 4: the one that gave the name.
    /// </summary>
    public static ServiceModel? Find(
        string signingName,
        WireRequest request,
        Func<ServiceModel, OperationModel, bool> answers
    )
    {
        if (!BySigningName.Value.TryGetValue(signingName, out var models))
        {
            return null;
        }

        return models is [var only] ? only : models.MinBy(model => Rank(model, signingName, request, answers));
    }

    /// <summary>Whether a client of the service could have written the request: one of JSON names its operation in a header.</summary>
    public static bool MayBeFor(ServiceModel model, WireRequest request) =>
        model.Protocol is not ServiceProtocol.AwsJson || request.Headers[TargetHeader] is not null;

    private static (int, bool, bool, bool) Rank(
        ServiceModel model,
        string signingName,
        WireRequest request,
        Func<ServiceModel, OperationModel, bool> answers
    )
    {
        var call = Read(model, request);
        return (
            // Step 1
            call is not null
                ? 0
            : IsSpoken(model, request) ? 1
            : 2,
            // Step 2
            !IsNamed(model, request),
            // Step 3
            call is null
                || !answers(model, call.Operation),
            // Step 4
            model.Name != signingName
                && model.EndpointPrefix != signingName
        );
    }

    private static WireCall? Read(ServiceModel model, WireRequest request) =>
        IsSpoken(model, request)
        && ProtocolTable.TryGet(model.Protocol, out var protocol)
        && protocol.ReadRequest(model, request).TryGet(out var call, out _)
            ? call
            : null;

    private static bool IsSpoken(ServiceModel model, WireRequest request)
    {
        var target = request.Headers[TargetHeader];
        return model.Protocol switch
        {
            ServiceProtocol.AwsJson => target?.StartsWith($"{model.TargetPrefix}.", StringComparison.Ordinal) is true,
            ServiceProtocol.AwsQuery or ServiceProtocol.Ec2Query => target is null && request.RawPath is "/",
            _ => target is null,
        };
    }

    /// <summary>AWS's newer SDKs say <c>api/DocDB#1.2.3</c>.</summary>
    private static bool IsNamed(ServiceModel model, WireRequest request) =>
        request
            .Headers["User-Agent"]
            ?.Contains($"api/{model.ServiceId.Replace(' ', '_')}#", StringComparison.OrdinalIgnoreCase)
            is true;
}
