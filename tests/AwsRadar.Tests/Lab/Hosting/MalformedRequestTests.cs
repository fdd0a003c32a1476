using System.Text;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab.Hosting;

/// <summary>Well signed nonsense: threat model row L3. It is the sender's fault, and never the lab's end.</summary>
public sealed class MalformedRequestTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private const string Version = "Version=2010-05-08";

    public static TheoryData<string, string> Bodies =>
        new()
        {
            { "", "MissingAction" },
            { "&&&&", "MissingAction" },
            { "=", "MissingAction" },
            { "Action=ListUsers", "InvalidAction" },
            { "Action=ListUsers&Version=1999-01-01", "InvalidAction" },
            { $"Action=NoSuchOperation&{Version}", "InvalidAction" },
            { $"Action=&{Version}", "MissingAction" },
            { Version, "MissingAction" },
            { $"Action=ListUsers&Action=ListRoles&{Version}", "MalformedInput" },
            { $"Action=ListUsers&{Version}&MaxItems=many", "MalformedInput" },
            { $"Action=ListUsers&{Version}&MaxItems=99999999999999999999", "MalformedInput" },
            { $"Action=ListUsers&{Version}&MaxItems=-1", "ValidationError" },
            { $"Action=ListUsers&{Version}&Marker=%00%00%00", "ValidationError" },
            { $"Action=CreateUser&{Version}&UserName=%", "MalformedInput" },
            { $"Action=CreateUser&{Version}&UserName=%FF%FE", "MalformedInput" },
            { $"Action=CreateUser&{Version}&UserName=a%00b", "ValidationError" },
            { $"Action=CreateUser&{Version}&UserName=x&Tags.member.999999999.Key=k", "MalformedInput" },
            { $"Action=CreateUser&{Version}&UserName=x&Tags.member.0.Key=k&Tags.member.0.Value=v", "MalformedInput" },
            { $"Action=CreateUser&{Version}&UserName=x&Tags.member.1.Key=k", "ValidationError" },
            { $"Action=CreateUser&{Version}&UserName=x&Tags=1", "MalformedInput" },
            {
                $"Action=CreateUser&{Version}&UserName=x&Tags{string.Concat(Enumerable.Repeat(".member.1", 1000))}=1",
                "MalformedInput"
            },
            { $"Action=CreateUser&{Version}&UserName.x.y=1", "MalformedInput" },
            {
                $"Action=CreatePolicyVersion&{Version}&PolicyArn=arn:aws:iam::123456789012:policy/x&PolicyDocument=%7B&SetAsDefault=maybe",
                "MalformedInput"
            },
            {
                $"Action=PutUserPolicy&{Version}&UserName=alice&PolicyName=p&PolicyDocument=%5B%5B%5B%5B",
                "MalformedPolicyDocument"
            },
            { $"Action=GetPolicy&{Version}&PolicyArn={string.Concat(Enumerable.Repeat("%2F", 20))}", "InvalidInput" },
            { $"Action=ListAttachedUserPolicies&{Version}&UserName=alice&PathPrefix=x", "ValidationError" },
            { $"Action=ListUsers&{Version}&{string.Join('&', Enumerable.Repeat("a=b", 50_000))}", "MalformedInput" },
            { $"Action=CreateAccountAlias&{Version}&AccountAlias={new string('a', 63)}-", "ValidationError" },
            { new string('&', 1_000_000), "MissingAction" },
            { $"Action=ListUsers&{Version}&{Numbered(100_000, "p")}", "MalformedInput" },
            { $"Action=CreateUser&{Version}&UserName=x&{Numbered(20_000, "Tags.member.")}", "MalformedInput" },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Nonsense_is_answered_with_an_error_of_the_sender(string body, string code)
    {
        var root = fixture.Root;
        var request = root.Write("ListUsers") with { Body = Encoding.ASCII.GetBytes(body) };

        var response = await root.SendAsync(root.Sign(request));

        var answer = Encoding.UTF8.GetString(response.Body.Span);
        Assert.Equal(400, response.Status);
        Assert.Contains($"<Code>{code}</Code>", answer, StringComparison.Ordinal);
        Assert.Contains("<Type>Sender</Type>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_parameters_are_too_much_and_the_next_request_is_served()
    {
        var root = fixture.Root;
        var body = $"Action=ListUsers&{Version}&{Numbered(1_000_000, "p")}";
        var request = root.Write("ListUsers") with { Body = Encoding.ASCII.GetBytes(body) };

        // The lab refuses the length that is announced: it reads nothing of the body, and none is sent.
        using var connection = new RawConnection(fixture.Lab.Endpoint.Port);
        var refused = await connection.SendAsync(RawConnection.Write(root.Sign(request)).AsMemory(..^body.Length));

        Assert.Equal(413, refused.Status);
        await root.CallAsync("ListUsers");
    }

    [Fact]
    public async Task A_service_that_the_lab_does_not_serve_is_named()
    {
        var other = fixture.Root.Of("ec2");

        var response = await other.SendAsync(other.Sign(Plain()));

        Assert.Equal(501, response.Status);
        Assert.Contains("signed for 'ec2'", Encoding.UTF8.GetString(response.Body.Span), StringComparison.Ordinal);
    }

    /// <summary>As many parameters, each by a name of its own.</summary>
    private static string Numbered(int count, string name) =>
        string.Join('&', Enumerable.Range(1, count).Select(number => $"{name}{number}=1"));

    private WireRequest Plain() =>
        new()
        {
            Method = "POST",
            RawPath = "/",
            Headers = new WireHeaders([new("Host", fixture.Lab.Endpoint.Authority)]),
            Body = Encoding.ASCII.GetBytes("Action=DescribeInstances&Version=2016-11-15"),
        };
}
