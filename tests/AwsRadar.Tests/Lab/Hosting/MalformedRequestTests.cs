using System.Text;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab.Hosting;

/// <summary>Well signed nonsense: threat model row L3. It is the sender's fault, and never the lab's end.</summary>
public sealed class MalformedRequestTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private const string Version = "Version=2010-05-08";

    public static TheoryData<string> Bodies =>
        [
            "",
            "&&&&",
            "=",
            "Action=ListUsers",
            "Action=ListUsers&Version=1999-01-01",
            $"Action=NoSuchOperation&{Version}",
            $"Action=&{Version}",
            $"{Version}",
            $"Action=ListUsers&Action=ListRoles&{Version}",
            $"Action=ListUsers&{Version}&MaxItems=many",
            $"Action=ListUsers&{Version}&MaxItems=99999999999999999999",
            $"Action=ListUsers&{Version}&MaxItems=-1",
            $"Action=ListUsers&{Version}&Marker=%00%00%00",
            $"Action=CreateUser&{Version}&UserName=%",
            $"Action=CreateUser&{Version}&UserName=%FF%FE",
            $"Action=CreateUser&{Version}&UserName=a%00b",
            $"Action=CreateUser&{Version}&UserName=x&Tags.member.999999999.Key=k",
            $"Action=CreateUser&{Version}&UserName=x&Tags.member.0.Key=k&Tags.member.0.Value=v",
            $"Action=CreateUser&{Version}&UserName=x&Tags.member.1.Key=k",
            $"Action=CreateUser&{Version}&UserName=x&Tags=1",
            $"Action=CreateUser&{Version}&UserName=x&Tags{string.Concat(Enumerable.Repeat(".member.1", 1000))}=1",
            $"Action=CreateUser&{Version}&UserName.x.y=1",
            $"Action=CreatePolicyVersion&{Version}&PolicyArn=arn:aws:iam::123456789012:policy/x&PolicyDocument=%7B&SetAsDefault=maybe",
            $"Action=PutUserPolicy&{Version}&UserName=alice&PolicyName=p&PolicyDocument=%5B%5B%5B%5B",
            $"Action=GetPolicy&{Version}&PolicyArn=%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F",
            $"Action=ListAttachedUserPolicies&{Version}&UserName=alice&PathPrefix=x",
            $"Action=ListUsers&{Version}&{string.Join('&', Enumerable.Repeat("a=b", 50_000))}",
            $"Action=CreateAccountAlias&{Version}&AccountAlias={new string('a', 63)}-",
        ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Nonsense_is_answered_with_an_error_of_the_sender(string body)
    {
        var root = fixture.Root;
        var request = root.Write("ListUsers") with { Body = Encoding.ASCII.GetBytes(body) };

        var response = await root.SendAsync(root.Sign(request));

        var answer = Encoding.UTF8.GetString(response.Body.Span);
        Assert.True(response.Status is >= 400 and < 500, $"{response.Status} {answer}");
        Assert.Contains("<Code>", answer, StringComparison.Ordinal);
        Assert.Contains("<Type>Sender</Type>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_the_lab_does_not_serve_is_named()
    {
        var other = fixture.Root.Of("ec2");

        var response = await other.SendAsync(other.Sign(Plain()));

        Assert.Equal(501, response.Status);
        Assert.Contains("signed for 'ec2'", Encoding.UTF8.GetString(response.Body.Span), StringComparison.Ordinal);
    }

    private WireRequest Plain() =>
        new()
        {
            Method = "POST",
            RawPath = "/",
            Headers = new WireHeaders([new("Host", fixture.Lab.Endpoint.Authority)]),
            Body = Encoding.ASCII.GetBytes("Action=DescribeInstances&Version=2016-11-15"),
        };
}
