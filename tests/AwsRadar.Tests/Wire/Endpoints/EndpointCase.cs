using System.Text.Json.Nodes;
using AwsRadar.Tests.Wire.Models;
using AwsRadar.Tests.Wire.Protocols;
using AwsRadar.Wire.Endpoints;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Tests.Wire.Endpoints;

/// <summary>A question to the endpoint rules of a service, and how its answer is written for a comparison.</summary>
internal sealed record EndpointCase(string Service, EndpointSettings Settings)
{
    public string? Operation { get; init; }

    public JsonObject? Input { get; init; }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["service"] = Service, ["settings"] = ToJson(Settings) };
        if (Operation is not null)
        {
            json["operation"] = Operation;
            json["input"] = Input?.DeepClone();
        }

        return json;
    }

    public WireResult<ResolvedEndpoint> Resolve()
    {
        var service = ServiceCatalogTests.Open(Service);
        var operation = Operation is null || !service.TryGetOperation(Operation, out var found) ? null : found;
        return EndpointRules
            .Of(service)
            .Resolve(Settings, operation, Input is null ? default : ModelValues.Element(Input));
    }

    /// <summary>Our answer in one line.</summary>
    public string Describe() =>
        Resolve().TryGet(out var endpoint, out _)
            ? Line(
                endpoint.Url.OriginalString,
                endpoint.AuthSchemes.Select(Scheme),
                endpoint.Headers.Select(header => $"{header.Key}: {header.Value}")
            )
            : "error";

    /// <summary>Botocore's answer in one line of the same form.</summary>
    public static string Describe(JsonNode answer) =>
        answer["error"] is not null
            ? "error"
            : Line(
                answer["url"]!.GetValue<string>(),
                answer["schemes"]!.AsArray().Select(scheme => Scheme(scheme!)),
                answer["headers"]!.AsObject().Select(header => $"{header.Key}: {header.Value}")
            );

    public override string ToString() => ToJson().ToJsonString();

    /// <summary>A path that is only a slash is none, and botocore writes neither.</summary>
    private static string Line(string url, IEnumerable<string> schemes, IEnumerable<string> headers) =>
        string.Join(' ', [url.TrimEnd('/'), .. schemes, .. headers]);

    private static string Scheme(EndpointAuthScheme scheme) =>
        $"{scheme.Name}({scheme.SigningName}/{scheme.SigningRegion}{string.Join(',', scheme.SigningRegionSet)})";

    private static string Scheme(JsonNode scheme) =>
        $"{scheme["name"]}({scheme["signingName"]}/{scheme["signingRegion"]}{Regions(scheme["signingRegionSet"])})";

    private static string Regions(JsonNode? regions) =>
        string.Join(',', regions?.AsArray().Select(region => region!.GetValue<string>()) ?? []);

    private static JsonObject ToJson(EndpointSettings settings) =>
        new()
        {
            ["AWS::Region"] = settings.Region,
            ["AWS::UseFIPS"] = settings.UseFips,
            ["AWS::UseDualStack"] = settings.UseDualStack,
            ["SDK::Endpoint"] = settings.EndpointUrl,
            ["AWS::Auth::AccountId"] = settings.AccountId,
            ["AWS::Auth::AccountIdEndpointMode"] = settings.AccountIdEndpointMode,
            ["AWS::STS::UseGlobalEndpoint"] = settings.UseGlobalStsEndpoint,
            ["AWS::S3::ForcePathStyle"] = settings.S3.ForcePathStyle,
            ["AWS::S3::Accelerate"] = settings.S3.Accelerate,
            ["AWS::S3::UseGlobalEndpoint"] = settings.S3.UseGlobalEndpoint,
            ["AWS::S3::DisableMultiRegionAccessPoints"] = settings.S3.DisableMultiRegionAccessPoints,
            ["AWS::S3::UseArnRegion"] = settings.S3.UseArnRegion,
            ["AWS::S3Control::UseArnRegion"] = settings.S3.UseArnRegionOfControl,
            ["DisableS3ExpressSessionAuth"] = settings.S3.DisableExpressSessions,
        };
}
