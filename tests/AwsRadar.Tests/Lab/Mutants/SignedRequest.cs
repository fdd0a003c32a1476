using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Tests.Lab.Mutants;

/// <summary>A request that a lab accepts, of one of the ways in which a request can be signed.</summary>
internal sealed record SignedRequest(string Name, WireRequest Request)
{
    public bool IsPresigned => Request.RawQuery.Contains("X-Amz-Signature=", StringComparison.Ordinal);

    /// <summary>One of each way, by the root user and by a session.</summary>
    public static async Task<IReadOnlyList<SignedRequest>> MakeAsync(LabServer lab)
    {
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        var reply = await root.Sts.CallAsync("GetSessionToken");
        var session = reply.GetProperty("Credentials");
        string Text(string member) => session.GetProperty(member).GetString()!;
        var visitor = new LabClient(
            lab.Endpoint,
            new LabCredentials(Text("AccessKeyId"), Text("SecretAccessKey")),
            Text("SessionToken")
        ).Sts;
        return
        [
            new("header", root.Sign(root.Write("GetUser", new JsonObject { ["UserName"] = "alice" }))),
            new("header with a hash of the body", root.Sign(WithHash(root.Write("ListUsers")))),
            new("header over a query", root.Sign(Get(lab, "Action=ListUsers&Version=2010-05-08&MaxItems=5"))),
            new("header with a session token", visitor.Sign(visitor.Write("GetCallerIdentity"))),
            new("query", root.Sts.Presign(Identity(lab), TimeSpan.FromMinutes(5))),
            new("query with a session token", visitor.Presign(Identity(lab), TimeSpan.FromMinutes(5))),
        ];
    }

    private static WireRequest Identity(LabServer lab) => Get(lab, "Action=GetCallerIdentity&Version=2011-06-15");

    private static WireRequest Get(LabServer lab, string query) =>
        new()
        {
            Method = "GET",
            RawPath = "/",
            RawQuery = query,
            Headers = new WireHeaders([new("Host", lab.Endpoint.Authority), new("X-Request-Source", "a test")]),
        };

    private static WireRequest WithHash(WireRequest request)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(request.Body.Span));
        return request with { Headers = request.Headers.With("X-Amz-Content-Sha256", hash) };
    }

    public override string ToString() => $"{Name}: {Encoding.Latin1.GetString(RawConnection.Write(Request))}";
}
