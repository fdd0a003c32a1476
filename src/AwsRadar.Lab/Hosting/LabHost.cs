using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AwsRadar.Lab.Hosting;

/// <summary>
/// Kestrel on 127.0.0.1, HTTP/1.1, with nothing configured from outside: the empty builder reads no appsettings.json and
/// no <c>ASPNETCORE_…</c> variable, so that no file of the current folder can open the lab to a network.
/// </summary>
internal sealed class LabHost : IAsyncDisposable
{
    /// <summary>
    /// The longest request body in bytes. The longest legal one is a policy of 131,072 characters, each sent as up to
    /// six bytes (<c>%C3%BF</c>).
    /// </summary>
    public const int MaxRequestBytes = 1024 * 1024;

    private const int MaxConnections = 1_000;
    private readonly WebApplication _application;

    private LabHost(WebApplication application)
    {
        _application = application;
        var addresses = application
            .Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>();
        Endpoint = new Uri(addresses.Addresses.Single());
    }

    public Uri Endpoint { get; }

    /// <exception cref="LabStartException">The port cannot be listened on.</exception>
    public static async Task<LabHost> StartAsync(int port, RequestDelegate handler, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, port));
        var application = builder.Build();
        application.Run(handler);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            await application.DisposeAsync();
            throw CannotListen(port, exception);
        }

        return new LabHost(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(KestrelServerOptions options, int port)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MaxRequestBytes;
        options.Limits.MaxConcurrentConnections = MaxConnections;
        options.Limits.MaxConcurrentUpgradedConnections = 0;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
    }

    private static LabStartException CannotListen(int port, Exception cause)
    {
        var reason =
            cause.InnerException is AddressInUseException
                ? "another program already listens there"
                : "this program may not listen there";
        return new LabStartException(
            LabStartFailure.Port,
            $"The lab cannot listen on 127.0.0.1:{port}: {reason}.",
            cause
        );
    }
}
