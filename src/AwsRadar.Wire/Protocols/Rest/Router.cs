using System.Runtime.CompilerServices;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>
/// Finds the operation of a request. Where several fit, the one that says most about the request is meant, in this order:
/// Step 1: more fixed text in the path. Step 2: more fixed parameters in the query string. Step 3: fewer required
/// parameters and headers that are missing. Step 4: more of them that are there, as <c>UploadPart</c> before
/// <c>PutObject</c>. Step 5: fewer parameters that it does not know. Step 6: an operation that is not deprecated.
/// </summary>
/// <remarks>https://smithy.io/2.0/spec/http-bindings.html#uri-conflicts</remarks>
internal static class Router
{
    private static readonly ConditionalWeakTable<ServiceModel, OperationModel[]> Known = [];

    public static WireResult<Route> Find(ServiceModel service, WireRequest request)
    {
        if (!QueryText.TryParse(request.RawQuery, out var query))
        {
            return WireError.Service("MalformedQueryString", "The query string is not percent-encoded UTF-8.");
        }

        var best = OperationsOf(service)
            .Where(operation => operation.HttpMethod.Equals(request.Method, StringComparison.Ordinal))
            .Select(operation => RouteOf(operation, request, query))
            .OfType<Route>()
            .MinBy(route => Rank(route, request));
        return best is null
            ? WireError.Service("UnknownOperationException", "The request's method and URI name no operation.", 404)
            : best;
    }

    private static Route? RouteOf(
        OperationModel operation,
        WireRequest request,
        List<KeyValuePair<string, string>> query
    )
    {
        var template = UriTemplate.Of(operation);
        var rest = new List<KeyValuePair<string, string>>(query);
        return template.FixedQuery.All(rest.Remove) && template.TryMatch(request.RawPath, out var labels)
            ? new Route(operation, labels, rest)
            : null;
    }

    private static (int, int, int, int, int, bool) Rank(Route route, WireRequest request)
    {
        var template = UriTemplate.Of(route.Operation);
        var bindings = HttpBindings.Of(route.Operation.Input);
        var names = bindings.Query.Select(HttpBindings.NameOf).ToHashSet(StringComparer.Ordinal);
        var required = bindings.Query.Concat(bindings.Headers).Where(member => member.IsRequired).ToArray();
        var isThere = required.Count(member => IsThere(member, route, request));
        return (
            // Step 1
            -template.Segments.Count(segment => segment.Label is null),
            // Step 2
            -template.FixedQuery.Length,
            // Step 3
            required.Length - isThere,
            // Step 4
            -isThere,
            // Step 5
            route.Query.Count(pair => !names.Contains(pair.Key)),
            // Step 6
            route.Operation.IsDeprecated
        );
    }

    private static bool IsThere(Member member, Route route, WireRequest request)
    {
        var name = HttpBindings.NameOf(member);
        return member.Location is MemberLocation.Header
            ? request.Headers.Contains(name)
            : route.Query.Any(pair => string.Equals(pair.Key, name, StringComparison.Ordinal));
    }

    private static OperationModel[] OperationsOf(ServiceModel service) =>
        Known.GetValue(
            service,
            static each =>
                [.. each.OperationNames.Select(name => each.TryGetOperation(name, out var found) ? found : null!)]
        );
}
