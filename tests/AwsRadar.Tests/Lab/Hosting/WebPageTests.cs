using System.Collections.Concurrent;
using System.Net;
using AwsRadar.Tests.Web;
using AwsRadar.Wire.Protocols;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace AwsRadar.Tests.Lab.Hosting;

/// <summary>
/// Rows W1, W2 and L2 of the threat model in a real browser. The page even holds presigned requests that the lab would
/// carry out for an AWS client: that it is a page is what keeps it out.
/// </summary>
public sealed class WebPageTests(LabFixture fixture, ReportBrowser browser)
    : IClassFixture<LabFixture>,
        IClassFixture<ReportBrowser>
{
    private const string Marker = "made-by-";
    private const string Refused = "403";
    private const string Kept = "kept from the page";

    /// <summary>Ways of a page to make a browser send a request, each with the page's own words for it.</summary>
    private static readonly (string Name, string Script)[] Ways =
    [
        ("fetch", "fetch(URL).catch(ignore)"),
        ("fetch-no-cors", "fetch(URL, {mode: 'no-cors', method: 'GET', credentials: 'include'}).catch(ignore)"),
        ("fetch-as-simple", "fetch(URL, {headers: {'Content-Type': 'text/plain'}}).catch(ignore)"),
        ("xhr", "{ const x = new XMLHttpRequest(); x.open('GET', URL); x.onerror = ignore; x.send(); }"),
        ("image", "new Image().src = URL"),
        ("script", "document.head.append(Object.assign(document.createElement('script'), {src: URL}))"),
        (
            "style",
            "document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: URL}))"
        ),
        ("frame", "document.body.append(Object.assign(document.createElement('iframe'), {src: URL}))"),
        ("object", "document.body.append(Object.assign(document.createElement('object'), {data: URL}))"),
        ("video", "Object.assign(document.createElement('video'), {src: URL}).load()"),
        ("event-source", "new EventSource(URL).onerror = event => event.target.close()"),
        (
            "form",
            """
            {
              const form = document.createElement('form');
              const url = new URL_(URL);
              const frame = Object.assign(document.createElement('iframe'), {name: 'of-form'});
              form.action = url.origin + url.pathname;
              form.target = frame.name;
              for (const [name, value] of url.searchParams)
                form.append(Object.assign(document.createElement('input'), {name, value}));
              document.body.append(frame, form);
              form.submit();
            }
            """
        ),
        ("web-socket", "new WebSocket(URL.replace('http', 'ws'))"),
    ];

    [Fact]
    public async Task A_page_of_another_site_reaches_nothing_whatever_way_it_takes()
    {
        var urls = Ways.ToDictionary(way => way.Name, way => CreateUserUrl(way.Name), StringComparer.Ordinal);
        await using var site = await StartSiteAsync(
            string.Join('\n', Ways.Select(way => $"(URL => {{ {way.Script} }})('{urls[way.Name]}');"))
        );
        var page = await browser.NewPageAsync();
        var ends = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        page.Response += (_, response) => ends[WayOf(response.Url)] = $"{response.Status}";
        page.RequestFailed += (_, request) => ends.TryAdd(WayOf(request.Url), Kept);

        await page.GotoAsync(AddressOf(site));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        // A browser tells nothing of the answer to a web socket that was not opened. What a page could read of the others,
        // the browser keeps from it, because no header of the lab lets it.
        Assert.Equal(
            Ways.Select(way => way.Name).Except(["web-socket"], StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ends.Keys.Where(way => way.Length > 0).Except(["web-socket"]).Order(StringComparer.Ordinal)
        );
        Assert.Empty(ends.Where(end => end.Key.Length > 0 && end.Value is not (Refused or Kept)));
        Assert.Equal((Refused, Refused), (ends["frame"], ends["form"]));
        Assert.Equal(15, await UsersAsync());
        await AssertWorksForAClientAsync(urls["fetch"]);
    }

    [Fact]
    public async Task A_page_whose_name_was_bound_to_loopback_is_no_page_of_the_lab()
    {
        var port = fixture.Lab.Endpoint.Port;
        var page = await browser.NewPageAsync();

        // The browser takes this name for 127.0.0.1, as after a DNS answer that changed.
        var answer = await page.GotoAsync($"http://{ReportBrowser.ReboundName}:{port}/");
        var text = await page.EvaluateAsync<string>(
            $"fetch('/?Action=ListUsers&Version=2010-05-08').then(answer => `${{answer.status}}`)"
        );

        Assert.Equal((421, "421"), (answer?.Status, text));
    }

    private string CreateUserUrl(string name)
    {
        var client = fixture.Root;
        var request = new WireRequest
        {
            Method = "GET",
            RawPath = "/",
            RawQuery = $"Action=CreateUser&Version=2010-05-08&UserName={Marker}{name}",
            Headers = new WireHeaders([new("Host", fixture.Lab.Endpoint.Authority)]),
        };
        var signed = client.Presign(request, TimeSpan.FromMinutes(10));
        return $"{fixture.Lab.Endpoint.GetLeftPart(UriPartial.Authority)}/?{signed.RawQuery}";
    }

    private static string WayOf(string url) =>
        url.Split($"UserName={Marker}") is [_, var rest] ? rest.Split('&')[0] : "";

    private async Task<int> UsersAsync() =>
        (await fixture.Root.CallAsync("ListUsers")).GetProperty("Users").GetArrayLength();

    private async Task AssertWorksForAClientAsync(string url)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(url), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(16, await UsersAsync());
    }

    private static async Task<WebApplication> StartSiteAsync(string script)
    {
        var page = $"<!doctype html><body><script>const URL_ = URL, ignore = () => 0;\n{script}</script>";
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var site = builder.Build();
        site.Run(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(page, context.RequestAborted);
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    private static string AddressOf(WebApplication site) =>
        site
            .Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>()
            .Addresses.Single();
}
