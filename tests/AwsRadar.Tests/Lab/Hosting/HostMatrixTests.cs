using System.Globalization;
using System.Text;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab.Hosting;

/// <summary>
/// Rows W1 and W2 of the threat model as a matrix: every host by every sender by every method. Only AWS clients that call
/// the lab by its own name get an answer of AWS, and nobody ever gets a CORS header.
/// </summary>
public sealed class HostMatrixTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private static readonly string[] OwnHosts = ["127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT", "[::1]:PORT"];

    private static readonly string[] OtherHosts =
    [
        "",
        "127.0.0.1",
        "localhost",
        "[::1]",
        "127.0.0.1:",
        "127.0.0.1:1",
        "127.0.0.1:0PORT",
        "127.0.0.1:PORT0",
        "127.0.0.1:+PORT",
        "127.0.0.1.:PORT",
        "127.1:PORT",
        "2130706433:PORT",
        "0x7f.0.0.1:PORT",
        "127.0.0.2:PORT",
        "0.0.0.0:PORT",
        "[::]:PORT",
        "[::ffff:127.0.0.1]:PORT",
        "[0:0:0:0:0:0:0:1]:PORT",
        "localhost.:PORT",
        "localhost.evil.example:PORT",
        "evil.example",
        "evil.example:PORT",
        "localhost@evil.example:PORT",
        "iam.amazonaws.com",
        "iam.amazonaws.com:PORT",
    ];

    private static readonly string[] WebPages =
    [
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: ",
        "Origin: http://127.0.0.1:PORT",
        "Origin: http://localhost:PORT",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: same-origin",
        "Sec-Fetch-Site: none",
        "sec-fetch-site: cross-site\r\nSec-Fetch-Mode: no-cors",
    ];

    private static readonly string[] Methods =
    [
        "GET",
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "HEAD",
        "OPTIONS",
        "TRACE",
        "PROPFIND",
        "get",
    ];

    private string Port => fixture.Lab.Endpoint.Port.ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task Only_a_client_that_is_no_web_page_and_names_the_lab_itself_is_answered()
    {
        var faults = new List<string>();
        foreach (var host in (string[])[.. OwnHosts, .. OtherHosts])
        {
            foreach (var sender in (string?[])[null, .. WebPages])
            {
                var isWelcome = sender is null && OwnHosts.Contains(host, StringComparer.Ordinal);
                foreach (var method in Methods)
                {
                    var response = await SendAsync(method, host, sender);
                    faults.AddRange(
                        Faults(response, isWelcome, method).Select(fault => $"{method} `{host}` `{sender}`: {fault}")
                    );
                }
            }
        }

        Assert.Empty(faults);
    }

    private static IEnumerable<string> Faults(WireResponse response, bool isWelcome, string method)
    {
        var isOfAws = response.Headers["Content-Type"]?.Contains("xml", StringComparison.Ordinal) is true;
        if (isOfAws != isWelcome)
        {
            yield return $"{response.Status} {Encoding.UTF8.GetString(response.Body.Span)}";
        }

        // 403 of AWS: the requests are not signed.
        int[] refusals = isWelcome ? [403] : [400, 403, 421];
        if (!refusals.Contains(response.Status))
        {
            yield return $"status {response.Status}";
        }

        if (method is "HEAD" && response.Body.Length > 0)
        {
            yield return "a body";
        }

        foreach (var (name, _) in response.Headers)
        {
            if (
                name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Timing-Allow-Origin", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return name;
            }
        }
    }

    private async Task<WireResponse> SendAsync(string method, string host, string? sender)
    {
        var lines = sender is null ? "" : $"{sender}\r\n";
        var preflight = method is "OPTIONS" ? "Access-Control-Request-Method: POST\r\n" : "";
        var text =
            $"{method} /?Action=ListUsers&Version=2010-05-08 HTTP/1.1\r\nHost: {host}\r\n{lines}{preflight}Connection: close\r\n\r\n";
        using var connection = new RawConnection(fixture.Lab.Endpoint.Port);
        return await connection.SendAsync(
            Encoding.ASCII.GetBytes(text.Replace("PORT", Port, StringComparison.Ordinal)),
            hasBody: method is not "HEAD"
        );
    }
}
