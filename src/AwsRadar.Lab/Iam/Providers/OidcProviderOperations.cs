using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Providers;

/// <summary>OpenID Connect providers.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html and its siblings</remarks>
internal static class OidcProviderOperations
{
    private const string Scheme = "https://";
    private const int MaxClientIds = 100;

    /// <summary>As AWS's own refusals name the quota, which no page of AWS's publishes: https://github.com/getmoto/moto holds one in its tests.</summary>
    private const string ClientIdQuota = "ClientIdsPerOpenIdConnectProvider";

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation
            .On("CreateOpenIDConnectProvider", call => Target.At(ArnOf(call)), Create)
            .AndTags("OpenIDConnectProvider"),
        Operation.On("GetOpenIDConnectProvider", Subjects.OidcProvider, Get),
        Operation.On("ListOpenIDConnectProviders", call => Target.At(call.State.Arn("oidc-provider/*")), List),
        Operation.On("AddClientIDToOpenIDConnectProvider", Subjects.OidcProvider, AddClient),
        Operation.On("RemoveClientIDFromOpenIDConnectProvider", Subjects.OidcProvider, RemoveClient),
        Operation.On("UpdateOpenIDConnectProviderThumbprint", Subjects.OidcProvider, UpdateThumbprints),
        Operation.On("DeleteOpenIDConnectProvider", Subjects.OidcProvider.Target, Delete),
    ];

    private static OperationResult Create(OperationCall call)
    {
        var url = call.Text("Url");
        if (!url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            return LabError.Validation("Invalid Open ID Connect Provider URL");
        }

        if (call.State.OidcProviders.ContainsKey(ArnOf(call)))
        {
            return LabError.AlreadyExists($"Provider with url {url} already exists.");
        }

        var refusal =
            TagInput.Check(call)
            ?? AccountQuotas.Check(
                "OpenIdConnectProvidersPerAccount",
                call.State.OidcProviders.Count,
                AccountQuotas.OidcProviders
            );
        if (refusal is not null)
        {
            return refusal;
        }

        var provider = new OidcProvider
        {
            Arn = ArnOf(call),
            Url = url[Scheme.Length..],
            CreatedAt = call.Now,
            ClientIds = [.. call.Texts("ClientIDList")],
            Thumbprints = [.. call.Texts("ThumbprintList")],
            Tags = TagInput.Read(call),
        };
        return call
            .State.With(provider)
            .Answer(new JsonObject { ["OpenIDConnectProviderArn"] = provider.Arn }.AddTags(provider.Tags));
    }

    private static OperationResult Get(OperationCall call, OidcProvider provider) =>
        new JsonObject
        {
            ["Url"] = provider.Url,
            ["ClientIDList"] = JsonShapes.Texts(provider.ClientIds),
            ["ThumbprintList"] = JsonShapes.Texts(provider.Thumbprints),
            ["CreateDate"] = JsonShapes.Timestamp(provider.CreatedAt),
        }.AddTags(provider.Tags);

    private static OperationResult List(OperationCall call) =>
        new JsonObject
        {
            ["OpenIDConnectProviderList"] = new JsonArray([
                .. call.State.OidcProviders.Keys.Select(arn => new JsonObject { ["Arn"] = arn }),
            ]),
        };

    private static OperationResult AddClient(OperationCall call, OidcProvider provider)
    {
        var clients = provider.ClientIds.Remove(call.Text("ClientID"), StringComparer.Ordinal);
        return clients.Length >= MaxClientIds
            ? LabError.QuotaExceeded(ClientIdQuota, MaxClientIds)
            : call.State.With(provider with { ClientIds = clients.Add(call.Text("ClientID")) });
    }

    private static OperationResult RemoveClient(OperationCall call, OidcProvider provider) =>
        call.State.With(
            provider with
            {
                ClientIds = provider.ClientIds.Remove(call.Text("ClientID"), StringComparer.Ordinal),
            }
        );

    private static OperationResult UpdateThumbprints(OperationCall call, OidcProvider provider) =>
        call.State.With(provider with { Thumbprints = [.. call.Texts("ThumbprintList")] });

    /// <summary>Deleting what is not there is no error, as AWS documents for this operation.</summary>
    private static OperationResult Delete(OperationCall call)
    {
        var arn = call.Text("OpenIDConnectProviderArn");
        return ArnInput.Check(arn, "oidc-provider") is { } error
            ? error
            : call.State with
            {
                OidcProviders = call.State.OidcProviders.Remove(arn),
            };
    }

    private static string ArnOf(OperationCall call)
    {
        var url = call.Text("Url");
        var host = url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? url[Scheme.Length..] : url;
        return call.State.Arn($"oidc-provider/{host.TrimEnd('/')}");
    }
}
