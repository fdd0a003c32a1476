using System.Net;
using System.Net.Sockets;
using AwsRadar.Web.Lessons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AwsRadar.Web.Serving;

/// <summary>
/// The page on 127.0.0.1, with a store behind it. HTTP/1.1, nothing configured from outside: the empty builder reads no
/// appsettings.json and no <c>ASPNETCORE_…</c> variable.
/// </summary>
public sealed class PageServer : IAsyncDisposable
{
    /// <summary>The longest request body in bytes: an action and an ARN are far shorter.</summary>
    internal const int MaxRequestBytes = 64 * 1024;

    private const int MaxConnections = 100;

    /// <summary>Slower than this, in bytes per second, nobody on this machine sends a question: the connection is given up.</summary>
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(3));

    private readonly WebApplication _application;

    private PageServer(WebApplication application, PageToken token)
    {
        _application = application;
        var addresses = application
            .Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>();
        Endpoint = new Uri(addresses.Addresses.Single());
        Address = new Uri(Endpoint, $"/#token={token.Text}");
    }

    /// <summary>Where the page is.</summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// The page with the token of this start. It stands after the <c>#</c>, which a browser sends nowhere, and the page
    /// takes it out of the address at once.
    /// </summary>
    public Uri Address { get; }

    /// <param name="storePath">The file with the snapshots, which must exist.</param>
    /// <param name="snapshot">The snapshot that the page begins with, by id; null for the newest.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="lesson">What the page guides through; null where there is no lab behind it.</param>
    /// <param name="sayLedger">Says the messages of a snapshot's ledger; without it they are English on a Korean page.</param>
    /// <exception cref="PageStartException">The port cannot be listened on.</exception>
    public static async Task<PageServer> StartAsync(
        string storePath,
        string? snapshot,
        int port,
        IServedLesson? lesson = null,
        SayKept? sayLedger = null,
        CancellationToken cancellationToken = default
    )
    {
        var token = PageToken.Create();
        var routes = new PageRoutes(
            new StoredAccounts(storePath, snapshot, sayLedger),
            new LessonRoutes(lesson),
            token
        );
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, port));
        var application = builder.Build();
        application.Run(routes.AnswerAsync);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw new PageStartException(port, exception.InnerException is AddressInUseException, exception);
        }

        return new PageServer(application, token);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(KestrelServerOptions options, int port)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MaxRequestBytes;
        options.Limits.MinRequestBodyDataRate = SlowestBody;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.MaxConcurrentConnections = MaxConnections;
        options.Limits.MaxConcurrentUpgradedConnections = 0;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
    }
}
