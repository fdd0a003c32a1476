using System.Globalization;
using System.Text;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Web.Serving;

/// <summary>
/// Rows W1 and W2 of the threat model as a matrix: every host by every sender by every address, method and token. Only
/// the page itself, at its own address and with its token, gets anything of an account; nobody gets a CORS header.
/// </summary>
public sealed class PageMatrixTests(ServedSample sample) : IClassFixture<ServedSample>
{
    private static readonly string[] OwnHosts = ["127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT", "[::1]:PORT"];

    private static readonly string[] OtherHosts =
    [
        "",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "127.0.0.1:0PORT",
        "127.0.0.1:PORT0",
        "127.0.0.1.:PORT",
        "127.1:PORT",
        "2130706433:PORT",
        "127.0.0.2:PORT",
        "0.0.0.0:PORT",
        "[::]:PORT",
        "[::ffff:127.0.0.1]:PORT",
        "localhost.:PORT",
        "localhost.evil.example:PORT",
        "evil.example",
        "evil.example:PORT",
        "localhost@evil.example:PORT",
        "127.0.0.1:PORT\r\nHost: evil.example",
    ];

    /// <summary>What the page's own requests and those of a person who typed the address say.</summary>
    private static readonly string[] OwnSenders =
    [
        "",
        "Sec-Fetch-Site: none",
        "Sec-Fetch-Site: same-origin",
        "Origin: http://HOST",
        "Origin: http://HOST\r\nSec-Fetch-Site: same-origin",
    ];

    private static readonly string[] OtherSenders =
    [
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: ",
        "Origin: https://HOST",
        "Origin: http://HOST.evil.example",
        "Origin: http://127.0.0.1:1",
        "Origin: http://HOST\r\nOrigin: https://evil.example",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site",
        "sec-fetch-site: cross-site\r\nSec-Fetch-Mode: no-cors",
        "Origin: http://HOST\r\nSec-Fetch-Site: cross-site",
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"];

    private static readonly string[] Addresses =
    [
        "/",
        "/api/model",
        "/api/snapshots",
        "/api/who-can",
        "/api/lesson",
        "/nothing",
    ];

    [Fact]
    public async Task Only_the_page_itself_with_its_token_gets_anything_of_an_account()
    {
        string[] hosts = [.. OwnHosts, .. OtherHosts];
        string[] senders = [.. OwnSenders, .. OtherSenders];
        var faults = new List<string>();
        foreach (
            var request in from host in hosts
            from sender in senders
            from address in Addresses
            from method in Methods
            from token in (bool[])[true, false]
            select new Attempt(method, address, host, sender, token)
        )
        {
            var response = await SendAsync(request);
            faults.AddRange(Faults(request, response).Select(fault => $"{request}: {fault}"));
        }

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("GET http://evil.example/ HTTP/1.1")]
    [InlineData("GET http://127.0.0.1:PORT/api/model HTTP/1.1")]
    [InlineData("OPTIONS * HTTP/1.1")]
    [InlineData("CONNECT 127.0.0.1:PORT HTTP/1.1")]
    public async Task A_request_target_that_is_no_path_is_refused(string line)
    {
        var response = await SendAsync($"{line}\r\nHost: 127.0.0.1:PORT\r\n{TokenLine}Connection: close\r\n\r\n");

        Assert.InRange(response.Status, 400, 505);
        Assert.DoesNotContain(sample.Snapshot.Account.ToString(), Text(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%5c..%5cwindows/win.ini")]
    [InlineData("/%c0%ae%c0%ae/etc/passwd")]
    [InlineData("/page.js")]
    [InlineData("/page.js%00.html")]
    [InlineData("//evil.example/")]
    [InlineData("/API/MODEL")]
    [InlineData("/api/model/")]
    public async Task What_is_not_in_the_table_of_addresses_is_not_there(string path)
    {
        var response = await SendAsync(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n{TokenLine}Connection: close\r\n\r\n"
        );

        Assert.True(response.Status is 400 or 404, $"{response.Status}");
    }

    [Fact]
    public async Task A_link_elsewhere_may_lead_to_the_page_and_to_nothing_else()
    {
        const string Navigation =
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";

        var page = await SendAsync($"GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n{Navigation}Connection: close\r\n\r\n");
        var framed = await SendAsync(
            $"GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n{Navigation.Replace("document", "iframe", StringComparison.Ordinal)}Connection: close\r\n\r\n"
        );
        var model = await SendAsync(
            $"GET /api/model HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n{Navigation}{TokenLine}Connection: close\r\n\r\n"
        );

        Assert.Equal((200, 403, 403), (page.Status, framed.Status, model.Status));
    }

    [Theory]
    [InlineData("text/plain", """{"action":"iam:CreateUser","resource":"*"}""", 415)]
    [InlineData("application/x-www-form-urlencoded", "action=iam:CreateUser", 415)]
    [InlineData("application/json", "not json", 400)]
    [InlineData("application/json", """{"action":"iam:CreateUser"}""", 400)]
    [InlineData("application/json", """{"action":"CreateUser","resource":"*"}""", 400)]
    [InlineData("application/json", """{"action":"iam:*","resource":"*"}""", 400)]
    [InlineData("application/json", """{"action":"iam:CreateUser","resource":"bucket"}""", 400)]
    [InlineData("application/json", """{"action":"iam:CreateUser","resource":"*"}""", 200)]
    public async Task A_question_is_JSON_with_one_action_and_one_resource(string type, string body, int status)
    {
        var response = await SendAsync(
            $"POST /api/who-can HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: {type}\r\n{TokenLine}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
        );

        Assert.Equal(status, response.Status);
    }

    [Fact]
    public async Task A_body_of_ten_gigabytes_is_refused_before_it_comes()
    {
        var response = await SendAsync(
            $"POST /api/who-can HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/json\r\n{TokenLine}Content-Length: 10737418240\r\n\r\n"
        );

        Assert.Equal(413, response.Status);
    }

    [Fact]
    public async Task A_body_that_stops_coming_is_given_up()
    {
        var response = await SendAsync(
            $"POST /api/who-can HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/json\r\n{TokenLine}Content-Length: 60\r\n\r\n{{"
        );

        Assert.Equal(408, response.Status);
    }

    private string Port => sample.Server.Endpoint.Port.ToString(CultureInfo.InvariantCulture);

    private string TokenLine => $"X-Aws-Radar-Token: {sample.Token}\r\n";

    private static IEnumerable<string> Faults(Attempt attempt, WireResponse response)
    {
        var isOwn =
            OwnHosts.Contains(attempt.Host, StringComparer.Ordinal)
            && OwnSenders.Contains(attempt.Sender, StringComparer.Ordinal);
        int[] expected = isOwn ? [StatusOf(attempt)] : [400, 403, 421];
        if (!expected.Contains(response.Status))
        {
            yield return $"status {response.Status}";
        }

        foreach (var (name, _) in response.Headers)
        {
            if (
                name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Timing-Allow-Origin", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return name;
            }
        }

        if (isOwn && response.Headers["X-Content-Type-Options"] is not "nosniff")
        {
            yield return "no nosniff";
        }

        if (isOwn && response.Headers["Cross-Origin-Resource-Policy"] is not "same-origin")
        {
            yield return "no Cross-Origin-Resource-Policy";
        }
    }

    private static int StatusOf(Attempt attempt) =>
        (attempt.Address, attempt.Method, attempt.HasToken) switch
        {
            ("/nothing", _, _) => 404,
            ("/", "GET" or "HEAD", _) => 200,
            ("/api/model" or "/api/snapshots" or "/api/lesson", "GET", true) => 200,
            ("/api/model" or "/api/snapshots" or "/api/lesson", "GET", false) => 401,
            // Without a body: past the token, and no question or step.
            ("/api/who-can" or "/api/lesson", "POST", true) => 415,
            ("/api/who-can" or "/api/lesson", "POST", false) => 401,
            _ => 405,
        };

    private Task<WireResponse> SendAsync(Attempt attempt)
    {
        var sender = attempt.Sender.Length == 0 ? "" : $"{attempt.Sender}\r\n";
        var preflight = attempt.Method is "OPTIONS" ? "Access-Control-Request-Method: POST\r\n" : "";
        var text =
            $"{attempt.Method} {attempt.Address} HTTP/1.1\r\nHost: {attempt.Host}\r\n{sender}{preflight}{(attempt.HasToken ? TokenLine : "")}Connection: close\r\n\r\n";
        return SendAsync(text.Replace("HOST", attempt.Host, StringComparison.Ordinal), attempt.Method is not "HEAD");
    }

    private async Task<WireResponse> SendAsync(string text, bool hasBody = true)
    {
        using var connection = new RawConnection(sample.Server.Endpoint.Port);
        return await connection.SendAsync(
            Encoding.ASCII.GetBytes(text.Replace("PORT", Port, StringComparison.Ordinal)),
            hasBody
        );
    }

    private static string Text(WireResponse response) => Encoding.UTF8.GetString(response.Body.Span);

    private sealed record Attempt(string Method, string Address, string Host, string Sender, bool HasToken);
}
