using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using AwsRadar.Client;
using AwsRadar.Lab;
using AwsRadar.Tests.Client;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Protocols;
using Microsoft.AspNetCore.Http;

namespace AwsRadar.Tests.Collector;

/// <summary>A loopback endpoint in front of a lab: it passes calls on as the lab's root user, and spoils some on the way.</summary>
internal sealed class FaultyLab : IAsyncDisposable
{
    public const string UnlistedPolicy = "arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess";

    private readonly AnsweringEndpoint _endpoint;

    private FaultyLab(AnsweringEndpoint endpoint) => _endpoint = endpoint;

    public string Url => _endpoint.Url;

    /// <summary>What was asked for, in order: the forms of the requests, or their JSON after the operation.</summary>
    public IEnumerable<string> Forms =>
        _endpoint.Requests.Select(request =>
            (TargetOf(request)?.Split('.')[^1] ?? (IsOfLab(request) ? "" : request.RawPath))
            + Encoding.UTF8.GetString(request.Body.Span)
        );

    /// <summary>One attempt for each call, so that every fault reaches the scan, and no time spent on the client's pace.</summary>
    public AwsClientOptions Options => _endpoint.Options with { MaxAttempts = 1, Time = new HurriedTime() };

    /// <param name="lab">Whose account it is.</param>
    /// <param name="spoil">Gets the operation and how often it was called before; null passes the call on unspoilt.</param>
    /// <param name="answered">Told of each request once its answer has been sent.</param>
    public static async Task<FaultyLab> StartAsync(
        LabServer lab,
        Func<string, int, Fault?> spoil,
        Action<string>? answered = null
    )
    {
        var calls = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var endpoint = await AnsweringEndpoint.StartAsync(
            async (request, context) =>
            {
                if (!IsOfLab(request))
                {
                    await AnsweringEndpoint.WriteAsync(
                        context,
                        Error(request, "NotImplemented", "No such service.", 501)
                    );
                    return;
                }

                var operation = OperationOf(request);
                var fault = spoil(operation, calls.AddOrUpdate(operation, 1, (_, count) => count + 1) - 1);
                await AnswerAsync(lab, request, operation, fault ?? Fault.None, context);
                if (answered is not null)
                {
                    await context.Response.CompleteAsync();
                    answered(operation);
                }
            }
        );
        return new FaultyLab(endpoint);
    }

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private static async Task AnswerAsync(
        LabServer lab,
        WireRequest request,
        string operation,
        Fault fault,
        HttpContext context
    )
    {
        switch (fault)
        {
            case Fault.AccessDenied:
                await AnsweringEndpoint.WriteAsync(context, Error(request, "AccessDenied", Denial(operation), 403));
                break;
            case Fault.Throttled:
                await AnsweringEndpoint.WriteAsync(context, Error(request, "Throttling", "Rate exceeded", 400));
                break;
            case Fault.ServiceFailure:
                await AnsweringEndpoint.WriteAsync(context, Error(request, "ServiceFailure", "Failed", 500));
                break;
            case Fault.Html:
                await AnsweringEndpoint.WriteAsync(context, AnsweringEndpoint.Xml("<html><body>Sign in</body></html>"));
                break;
            case Fault.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case Fault.Reset:
                context.Abort();
                break;
            case Fault.Ended:
                await AnsweringEndpoint.WriteAsync(
                    context,
                    Error(request, "ExpiredToken", "The security token included in the request is expired", 403)
                );
                break;
            case Fault.Refused:
                await AnsweringEndpoint.WriteAsync(
                    context,
                    Error(
                        request,
                        "InvalidClientTokenId",
                        "The security token included in the request is invalid.",
                        403
                    )
                );
                break;
            case Fault.MarkerGone:
                await AnsweringEndpoint.WriteAsync(context, Error(request, "ValidationError", "Invalid Marker.", 400));
                break;
            case Fault.Vanished:
                await AnsweringEndpoint.WriteAsync(context, Error(request, "NoSuchEntity", "It is gone.", 404));
                break;
            default:
                await AnsweringEndpoint.WriteAsync(context, Spoil(await PassOnAsync(lab, request, operation), fault));
                break;
        }
    }

    /// <summary>What the lab answers its root user.</summary>
    public static Task<WireResponse> PassOnAsync(LabServer lab, WireRequest request) =>
        PassOnAsync(lab, request, OperationOf(request));

    private static async Task<WireResponse> PassOnAsync(LabServer lab, WireRequest request, string operation)
    {
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        if (TargetOf(request) is { } target)
        {
            return await PassOnAsync(root.Of("organizations"), lab, request, target);
        }

        var client = operation is "GetCallerIdentity" ? root.Sts : root;
        var body = Encoding.UTF8.GetString(request.Body.Span).Replace("&Marker=again", "", StringComparison.Ordinal);
        var plain = request with
        {
            Body = Encoding.UTF8.GetBytes(body),
            Headers = new WireHeaders([
                new("Host", lab.Endpoint.Authority),
                new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
            ]),
        };
        var response = await client.SendAsync(client.Sign(plain));
        return response with
        {
            Headers = new WireHeaders([new("Content-Type", "text/xml")]),
            Body = Encoding.UTF8.GetBytes(WithRequestId(Encoding.UTF8.GetString(response.Body.Span), request)),
        };
    }

    private static async Task<WireResponse> PassOnAsync(
        LabClient client,
        LabServer lab,
        WireRequest request,
        string target
    )
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        var plain = request with
        {
            Body = Encoding.UTF8.GetBytes(
                body.Replace(",\"NextToken\":\"again\"", "", StringComparison.Ordinal)
                    .Replace("\"NextToken\":\"again\"", "", StringComparison.Ordinal)
            ),
            Headers = new WireHeaders([
                new("Host", lab.Endpoint.Authority),
                new("Content-Type", JsonType),
                new(TargetHeader, target),
            ]),
        };
        var response = await client.SendAsync(client.Sign(plain));
        return response with { Headers = new WireHeaders([new("Content-Type", JsonType)]) };
    }

    /// <summary>The same request gets the same id, so that two scans of one account can be compared byte for byte.</summary>
    private static string WithRequestId(string answer, WireRequest request)
    {
        const string begin = "<RequestId>";
        var start = answer.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = answer.IndexOf('<', start);
        var id = new Guid(SHA256.HashData(request.Body.Span).AsSpan(0, 16));
        return string.Concat(answer.AsSpan(0, start), id.ToString(), answer.AsSpan(end));
    }

    private static WireResponse Spoil(WireResponse response, Fault fault)
    {
        const string last = "<IsTruncated>false</IsTruncated>";
        var text = Encoding.UTF8.GetString(response.Body.Span);
        var spoilt = fault switch
        {
            Fault.CutOff => text[..(text.Length / 2)],
            Fault.NoMarker => text.Replace(last, "<IsTruncated>true</IsTruncated>", StringComparison.Ordinal),
            Fault.RepeatedMarker when text.StartsWith('{') => text.Insert(
                1,
                "\"NextToken\":\"again\"" + (text is "{}" ? "" : ",")
            ),
            Fault.RepeatedMarker => text.Replace(
                last,
                "<IsTruncated>true</IsTruncated><Marker>again</Marker>",
                StringComparison.Ordinal
            ),
            Fault.Unlisted => WithoutPolicy(text),
            _ => text,
        };
        return response with { Body = Encoding.UTF8.GetBytes(spoilt) };
    }

    private static string WithoutPolicy(string text)
    {
        var answer = XDocument.Parse(text);
        answer
            .Descendants()
            .Where(element => element.Name.LocalName is "Arn" && element.Value is UnlistedPolicy)
            .Select(arn => arn.Parent)
            .Remove();
        return answer.ToString(SaveOptions.DisableFormatting);
    }

    private static string Denial(string operation) =>
        $"User: arn:aws:iam::123456789012:user/x is not authorized to perform: iam:{operation} on resource: * because no "
        + $"identity-based policy allows the iam:{operation} action";

    private const string JsonType = "application/x-amz-json-1.1";
    private const string TargetHeader = "X-Amz-Target";

    /// <summary>What a service with a JSON protocol is asked for; null for one that is asked in forms.</summary>
    private static string? TargetOf(WireRequest request) => request.Headers[TargetHeader];

    /// <summary>What this endpoint passes on; the lab behind it has no other service.</summary>
    private static bool IsOfLab(WireRequest request) =>
        TargetOf(request)?.StartsWith("AWSOrganizations", StringComparison.Ordinal)
        ?? request.Headers["Content-Type"]?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal)
            is true;

    private static string OperationOf(WireRequest request) =>
        TargetOf(request)?.Split('.')[^1] ?? Parameter(request, "Action");

    private static WireResponse Error(WireRequest request, string code, string message, int status) =>
        TargetOf(request) is null
            ? AnsweringEndpoint.Error(code, message, status)
            : new WireResponse
            {
                Status = status,
                Headers = new WireHeaders([new("Content-Type", JsonType)]),
                Body = Encoding.UTF8.GetBytes($$"""{"__type":"{{code}}","message":"{{message}}"}"""),
            };

    private static string Parameter(WireRequest request, string name) =>
        Encoding
            .UTF8.GetString(request.Body.Span)
            .Split('&')
            .Select(pair => pair.Split('=', 2))
            .First(pair => string.Equals(pair[0], name, StringComparison.Ordinal))[1];
}

/// <summary>What goes wrong with a call.</summary>
public enum Fault
{
    None,
    AccessDenied,
    Throttled,
    ServiceFailure,
    CutOff,
    Html,
    Reset,

    /// <summary>No answer comes.</summary>
    Silence,
    NoMarker,
    RepeatedMarker,
    Vanished,

    /// <summary>The page that is asked for can no longer be had.</summary>
    MarkerGone,

    /// <summary>The session is over.</summary>
    Ended,

    /// <summary>AWS does not know the key.</summary>
    Refused,

    /// <summary>The details come without one policy of AWS, as IAM leaves out those that are only a permissions boundary.</summary>
    Unlisted,
}
