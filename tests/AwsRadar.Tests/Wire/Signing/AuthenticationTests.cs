using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Wire.Signing;

/// <summary>How each operation of the models is called, and which cannot be.</summary>
public sealed class AuthenticationTests
{
    [Theory]
    [InlineData("sts", "AssumeRoleWithWebIdentity", AuthenticationKind.None)]
    [InlineData("sts", "AssumeRoleWithSAML", AuthenticationKind.None)]
    [InlineData("sts", "AssumeRole", AuthenticationKind.SignatureV4)]
    [InlineData("cognito-idp", "SignUp", AuthenticationKind.None)]
    [InlineData("cognito-identity", "GetId", AuthenticationKind.None)]
    [InlineData("sso", "GetRoleCredentials", AuthenticationKind.None)]
    [InlineData("sso-oidc", "CreateToken", AuthenticationKind.None)]
    [InlineData("s3", "GetObject", AuthenticationKind.SignatureV4)]
    [InlineData("codecatalyst", "ListSpaces", AuthenticationKind.BearerToken)]
    [InlineData("sdb", "ListDomains", AuthenticationKind.SignatureV2)]
    public void An_operation_is_called_as_its_model_says(string service, string operation, AuthenticationKind kind)
    {
        var model = Open(service);

        Assert.Equal(kind, Authentication.Of(model, Operation(model, operation)));
    }

    [Fact]
    public void Services_that_Signature_Version_4_cannot_call_are_these() =>
        Assert.Equal(
            [
                ("codecatalyst", AuthenticationKind.BearerToken),
                ("importexport", AuthenticationKind.SignatureV2),
                ("sdb", AuthenticationKind.SignatureV2),
            ],
            from service in Services()
            let kinds = OperationsOf(service).Select(each => Authentication.Of(service, each)).ToHashSet()
            where !kinds.Contains(AuthenticationKind.SignatureV4) && !kinds.SetEquals([AuthenticationKind.None])
            select (service.Name, kinds.First(kind => kind is not AuthenticationKind.None))
        );

    [Fact]
    public void Services_that_take_a_token_in_place_of_a_signature_are_these() =>
        Assert.Equal(
            ["bedrock", "bedrock-runtime"],
            Services().Where(Authentication.TakesBearerToken).Select(service => service.Name)
        );

    [Fact]
    public void Operations_whose_signature_leaves_the_body_out_are_these() =>
        Assert.Equal(
            [
                "ebs:PutSnapshotBlock",
                "lex-runtime:PostContent",
                "lexv2-runtime:RecognizeUtterance",
                "mediastore-data:PutObject",
                "omics:UploadReadSetPart",
                "s3:WriteGetObjectResponse",
            ],
            from service in Services()
            from operation in OperationsOf(service)
            where operation.HasUnsignedPayload
            select $"{service}:{operation}"
        );

    [Fact]
    public void Services_with_endpoints_that_take_only_Signature_Version_4a_are_these() =>
        Assert.Equal(
            ["cloudfront-keyvaluestore", "events", "s3", "sesv2"],
            ServiceCatalog.Names.Where(name =>
                EndpointCatalog.TryReadRuleSet(name, out var rules) && SchemesIn(rules).Any(IsOnlyV4a)
            )
        );

    [Theory]
    [InlineData("mF_9.B5f-4.1JqM", true)]
    [InlineData("abc+/~==", true)]
    [InlineData("", false)]
    [InlineData("==", false)]
    [InlineData("a b", false)]
    [InlineData("a\r\nX-Injected: b", false)]
    [InlineData("토큰", false)]
    public void Only_a_token_goes_into_the_header(string text, bool isToken) =>
        Assert.Equal(isToken, BearerToken.IsWellFormed(new Secret(text)));

    [Fact]
    public void A_token_takes_the_place_of_a_signature()
    {
        var request = new WireRequest
        {
            Method = "GET",
            RawPath = "/",
            Headers = new WireHeaders([new("Host", "codecatalyst.global.api.aws"), new("authorization", "old")]),
        };

        var proved = BearerToken.Apply(request, new Secret("abc"));

        Assert.Equal(["Bearer abc"], proved.Headers.ValuesOf("Authorization"));
    }

    private static IEnumerable<JsonElement> SchemesIn(JsonElement rules) =>
        rules.ValueKind switch
        {
            JsonValueKind.Object => rules
                .EnumerateObject()
                .SelectMany(each =>
                    each.Name is "authSchemes" && each.Value.ValueKind is JsonValueKind.Array
                        ? [each.Value]
                        : SchemesIn(each.Value)
                ),
            JsonValueKind.Array => rules.EnumerateArray().SelectMany(SchemesIn),
            _ => [],
        };

    private static bool IsOnlyV4a(JsonElement schemes) =>
        schemes.GetArrayLength() > 0
        && schemes.EnumerateArray().All(scheme => scheme.GetProperty("name").GetString() is "sigv4a");

    private static IEnumerable<ServiceModel> Services() => ServiceCatalog.Names.Select(Open);

    private static IEnumerable<OperationModel> OperationsOf(ServiceModel service) =>
        service.OperationNames.Select(name => Operation(service, name));

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);

    private static OperationModel Operation(ServiceModel service, string name) =>
        service.TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);
}
