using System.Globalization;
using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.AwsQuery;

/// <summary>Row L3 of the threat model, and how AWS writes forms.</summary>
public sealed class FormTests
{
    private const string Form = "application/x-www-form-urlencoded; charset=utf-8";
    private const string TagUser = "Action=TagUser&Version=2010-05-08&UserName=anna";

    private static readonly ServiceModel Iam = Open("iam");

    public static TheoryData<string, string, string> Bad =>
        new()
        {
            { "no action", "Version=2010-05-08", "MissingAction" },
            { "unknown action", "Action=Explode&Version=2010-05-08", "InvalidAction" },
            { "the AWS CLI's spelling", "Action=list-users&Version=2010-05-08", "InvalidAction" },
            { "no version", "Action=ListUsers", "InvalidAction" },
            { "wrong version", "Action=ListUsers&Version=2011-01-01", "InvalidAction" },
            { "a parameter twice", TagUser + "&UserName=bob", "MalformedInput" },
            { "a number far out", TagUser + "&Tags.member.999999999.Key=a", "MalformedInput" },
            { "a gap", TagUser + "&Tags.member.2.Key=a", "MalformedInput" },
            { "number zero", TagUser + "&Tags.member.0.Key=a", "MalformedInput" },
            { "no number", TagUser + "&Tags.member.x.Key=a", "MalformedInput" },
            { "a list as text", TagUser + "&Tags=a", "MalformedInput" },
            { "a list under another name", TagUser + "&Tags.entry.1.Key=a", "MalformedInput" },
            { "text with parts", TagUser + "&UserName.x=a", "MalformedInput" },
            { "a structure as text", TagUser + "&Tags.member.1=a", "MalformedInput" },
            { "no number for a number", "Action=ListUsers&Version=2010-05-08&MaxItems=many", "MalformedInput" },
            { "half an escape", TagUser + "&x=%4", "MalformedInput" },
            { "bytes that are no text", TagUser + "&x=%C3%28", "MalformedInput" },
            {
                "names without end",
                TagUser + "&" + string.Concat(Enumerable.Repeat("a.", 1_000)) + "=1",
                "MalformedInput"
            },
            { "a million parameters", TagUser + string.Concat(Enumerable.Repeat("&a", 1_000_000)), "MalformedInput" },
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_malformed_form_has_AWSs_code(string what, string body, string code)
    {
        var error = Read(body).Error;

        Assert.True(
            error is { Kind: WireErrorKind.Service, Status: 400 }
                && string.Equals(error.Code, code, StringComparison.Ordinal),
            $"{what}: {error}"
        );
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data")]
    public void Another_content_type_is_refused(string contentType) =>
        Assert.Equal("MalformedInput", Read(TagUser, contentType).Error!.Code);

    [Fact]
    public void A_version_that_is_missing_is_named_as_AWS_names_it() =>
        Assert.Equal(
            "Could not find operation ListUsers for version NO_VERSION_SPECIFIED",
            Read("Action=ListUsers").Error!.Message
        );

    [Fact]
    public void A_form_in_the_query_string_is_read_too()
    {
        var request = new WireRequest
        {
            Method = "GET",
            RawPath = "/",
            RawQuery = "Action=GetUser&Version=2010-05-08&UserName=a%2Bb+c&X-Amz-Signature=0&Unknown=1",
        };

        var call = AwsQuery.ReadRequest(Iam, request).Value;

        Assert.Equal("GetUser", call.Operation.Name);
        Assert.Equal("""{"UserName":"a+b c"}""", call.Input.GetRawText());
    }

    [Theory]
    [InlineData(
        "iam",
        "TagUser",
        """{"UserName":"a","Tags":[{"Key":"k=1","Value":""},{"Key":"b","Value":"ü"}]}""",
        "UserName=a&Tags.member.1.Key=k%3D1&Tags.member.1.Value=&Tags.member.2.Key=b&Tags.member.2.Value=%C3%BC"
    )]
    [InlineData("iam", "TagUser", """{"UserName":"a","Tags":[]}""", "UserName=a&Tags=")]
    [InlineData(
        "sns",
        "CreateTopic",
        """{"Name":"t","Attributes":{"A":"1","B":"2"}}""",
        "Name=t&Attributes.entry.1.key=A&Attributes.entry.1.value=1&Attributes.entry.2.key=B&Attributes.entry.2.value=2"
    )]
    [InlineData(
        "autoscaling",
        "PutScheduledUpdateGroupAction",
        """{"AutoScalingGroupName":"g","ScheduledActionName":"s","StartTime":"2026-11-23T21:15:00+09:00","EndTime":1795468500.5,"MinSize":0}""",
        "AutoScalingGroupName=g&ScheduledActionName=s&StartTime=2026-11-23T12%3A15%3A00Z&EndTime=2026-11-23T21%3A15%3A00.500000Z&MinSize=0"
    )]
    [InlineData(
        "rds",
        "DescribeDBInstances",
        """{"Filters":[{"Name":"engine","Values":["a"]}]}""",
        "Filters.Filter.1.Name=engine&Filters.Filter.1.Values.Value.1=a"
    )]
    [InlineData("ses", "SendRawEmail", """{"RawMessage":{"Data":"aGk="}}""", "RawMessage.Data=aGk%3D")]
    public void A_form_is_written_as_AWS_writes_it(string name, string operation, string input, string form)
    {
        var service = Open(name);
        Assert.True(service.TryGetOperation(operation, out var model));

        var request = AwsQuery.WriteRequest(service, model, JsonElement.Parse(input)).Value;

        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"Action={operation}&Version={service.ApiVersion}&{form}"),
            Encoding.ASCII.GetString(request.Body.Span)
        );
        Assert.Equal(Form, request.Headers["Content-Type"]);
    }

    private static IProtocol AwsQuery =>
        ProtocolTable.TryGet(ServiceProtocol.AwsQuery, out var protocol)
            ? protocol
            : throw new InvalidOperationException("awsQuery");

    private static WireResult<WireCall> Read(string body, string contentType = Form) =>
        AwsQuery.ReadRequest(
            Iam,
            new WireRequest
            {
                Method = "POST",
                RawPath = "/",
                Headers = new WireHeaders([new("Content-Type", contentType)]),
                Body = Encoding.UTF8.GetBytes(body),
            }
        );

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);
}
