using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AwsRadar.Client;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AwsRadar.Tests.Client;

/// <summary>
/// A loopback endpoint that verifies each signature and then answers as it is told, so that the client meets what no
/// well-behaved lab would send.
/// </summary>
internal sealed class AnsweringEndpoint : IAsyncDisposable
{
    public static readonly SigningCredentials Key = new(
        "AKIAIOSFODNN7EXAMPLE",
        new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    );

    private readonly WebApplication _application;

    private AnsweringEndpoint(WebApplication application) => _application = application;

    public ConcurrentQueue<WireRequest> Requests { get; } = [];

    public ConcurrentQueue<SignatureClaim> Claims { get; } = [];

    /// <summary>What did not hold in a request's signature; a test that expects none asserts that it is empty.</summary>
    public ConcurrentQueue<WireError> SignatureErrors { get; } = [];

    public string Url =>
        _application
            .Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>()
            .Addresses.Single();

    public AwsClientOptions Options =>
        new()
        {
            EndpointUrl = Url,
            Credentials = Key,
            Region = "ap-northeast-2",
            RequireLoopback = true,
            EnvironmentVariables = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = "/nonexistent",
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            },
        };

    public static Task<AnsweringEndpoint> StartAsync(Func<WireRequest, WireResponse> answer) =>
        StartAsync((request, context) => WriteAsync(context, answer(request)));

    public static Task<AnsweringEndpoint> StartAsync(
        Func<WireRequest, HttpContext, Task> answer,
        HttpProtocols protocols = HttpProtocols.Http1
    ) =>
        StartAsync(
            protocols,
            async (endpoint, context) =>
            {
                var request = await ReadAsync(context);
                endpoint.Verify(request);
                await answer(request, context);
            }
        );

    /// <summary>One that answers while it is still being asked; nothing is verified.</summary>
    public static Task<AnsweringEndpoint> StartDuplexAsync(Func<HttpContext, Task> answer) =>
        StartAsync(HttpProtocols.Http2, (_, context) => answer(context));

    private static async Task<AnsweringEndpoint> StartAsync(
        HttpProtocols protocols,
        Func<AnsweringEndpoint, HttpContext, Task> answer
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, port => port.Protocols = protocols));
        var endpoint = new AnsweringEndpoint(builder.Build());
        endpoint._application.Run(context => answer(endpoint, context));
        await endpoint._application.StartAsync();
        return endpoint;
    }

    /// <summary>An answer of IAM with the given result, or error text in place of it.</summary>
    public static WireResponse Xml(string xml, int status = 200) =>
        new()
        {
            Status = status,
            Headers = new WireHeaders([new("Content-Type", "text/xml")]),
            Body = Encoding.UTF8.GetBytes(xml),
        };

    public static WireResponse Error(string code, string message, int status) =>
        Protocol.WriteError(Iam, WireError.Service(code, message, status), "req-1");

    public static ServiceModel Iam { get; } =
        ServiceCatalog.TryOpen("iam", out var iam) ? iam : throw new InvalidOperationException("no iam");

    public static IProtocol Protocol { get; } =
        ProtocolTable.TryGet(ServiceProtocol.AwsQuery, out var protocol)
            ? protocol
            : throw new InvalidOperationException("no awsQuery");

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    public static async Task WriteAsync(HttpContext context, WireResponse response)
    {
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }

    private void Verify(WireRequest request)
    {
        Requests.Enqueue(request);
        if (!SignatureReader.Read(request).TryGet(out var claim, out var error))
        {
            SignatureErrors.Enqueue(error);
            return;
        }

        Claims.Enqueue(claim);
        var problem = SignatureVerifier.Check(
            request,
            claim,
            Key.SecretAccessKey,
            region: null,
            claim.Scope.Service,
            DateTimeOffset.UtcNow
        );
        if (problem is not null)
        {
            SignatureErrors.Enqueue(problem);
        }
    }

    private static async Task<WireRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        return new WireRequest
        {
            Method = context.Request.Method,
            RawPath = target[0],
            RawQuery = target.Length > 1 ? target[1] : "",
            Headers = new WireHeaders(
                context.Request.Headers.SelectMany(header =>
                    header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? ""))
                )
            ),
            Body = body.ToArray(),
        };
    }
}
