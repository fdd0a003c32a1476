using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>
/// The plainest client there can be: it writes, signs, sends and reads one request, and shows every step, so that a test
/// can change a signed request before it is sent.
/// </summary>
public sealed class LabClient(Uri endpoint, LabCredentials credentials, string? sessionToken = null)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public string Service { get; init; } = "iam";

    public string Region { get; init; } = "us-east-1";

    /// <summary>When requests are signed.</summary>
    public Func<DateTimeOffset> Clock { get; init; } = () => DateTimeOffset.UtcNow;

    private string Host => endpoint.Authority;

    public LabClient Sts => Of("sts");

    public LabClient Of(string service) =>
        new(endpoint, credentials, sessionToken)
        {
            Service = service,
            Region = Region,
            Clock = Clock,
        };

    /// <summary>The output of a call that must succeed.</summary>
    public async Task<JsonElement> CallAsync(string operation, JsonObject? input = null)
    {
        var reply = await TryAsync(operation, input);
        Assert.Null(reply.Error);
        return reply.Value.Output;
    }

    /// <summary>The error of a call that must fail.</summary>
    public async Task<WireError> FailAsync(string operation, JsonObject? input = null)
    {
        var reply = await TryAsync(operation, input);
        Assert.NotNull(reply.Error);
        return reply.Error;
    }

    public async Task<WireResult<WireReply>> TryAsync(string operation, JsonObject? input = null) =>
        await SendAsync(operation, Sign(Write(operation, input)));

    /// <summary>The request before it is signed.</summary>
    public WireRequest Write(string operation, JsonObject? input = null)
    {
        var (service, protocol) = Model();
        Assert.True(service.TryGetOperation(operation, out var model), operation);
        var json = JsonElement.Parse((input ?? []).ToJsonString());
        var request = protocol.WriteRequest(service, model, json).Value;
        return request with { Headers = request.Headers.With("Host", Host) };
    }

    public WireRequest Sign(WireRequest request) =>
        RequestSigner.Sign(
            request,
            SigningCredentials,
            Clock(),
            CredentialScope.At(Clock(), Region, SigningName),
            SigningOptions.ForService(SigningName)
        );

    public WireRequest Presign(WireRequest request, TimeSpan validFor) =>
        RequestSigner.Presign(
            request,
            SigningCredentials,
            Clock(),
            CredentialScope.At(Clock(), Region, SigningName),
            validFor,
            SigningOptions.ForService(SigningName)
        );

    public async Task<WireResult<WireReply>> SendAsync(string operation, WireRequest request)
    {
        var (service, protocol) = Model();
        Assert.True(service.TryGetOperation(operation, out var model), operation);
        return protocol.ReadResponse(service, model, await SendAsync(request));
    }

    /// <summary>Sends the request as it is.</summary>
    public async Task<WireResponse> SendAsync(WireRequest request)
    {
        var target = request.RawQuery.Length == 0 ? request.RawPath : $"{request.RawPath}?{request.RawQuery}";
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var uri = new Uri(endpoint.GetLeftPart(UriPartial.Authority) + target, options);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), uri);
        message.Content = new ReadOnlyMemoryContent(request.Body);
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await Http.SendAsync(message, TestContext.Current.CancellationToken);
        return new WireResponse
        {
            Status = (int)response.StatusCode,
            Headers = new WireHeaders(
                response
                    .Headers.Concat(response.Content.Headers)
                    .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))
            ),
            Body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
        };
    }

    /// <summary>A new user with a key and, unless the policy is null, one inline policy.</summary>
    public async Task<LabCredentials> CreateUserAsync(string name, string? policy)
    {
        await CallAsync("CreateUser", new JsonObject { ["UserName"] = name });
        if (policy is not null)
        {
            await CallAsync(
                "PutUserPolicy",
                new JsonObject
                {
                    ["UserName"] = name,
                    ["PolicyName"] = "test",
                    ["PolicyDocument"] = policy,
                }
            );
        }

        return await CreateKeyAsync(name);
    }

    public async Task<LabCredentials> CreateKeyAsync(string userName)
    {
        var reply = await CallAsync("CreateAccessKey", new JsonObject { ["UserName"] = userName });
        var key = reply.GetProperty("AccessKey");
        return new LabCredentials(
            key.GetProperty("AccessKeyId").GetString()!,
            key.GetProperty("SecretAccessKey").GetString()!
        );
    }

    private SigningCredentials SigningCredentials =>
        new(
            credentials.AccessKeyId,
            new Secret(credentials.SecretAccessKey),
            sessionToken is null ? null : new Secret(sessionToken)
        );

    private string SigningName => Model().Service.SigningName;

    private (ServiceModel Service, IProtocol Protocol) Model()
    {
        Assert.True(ServiceCatalog.TryOpen(Service, out var service));
        Assert.True(ProtocolTable.TryGet(service.Protocol, out var protocol));
        return (service, protocol);
    }
}
