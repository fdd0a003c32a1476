using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.AwsQuery;

public sealed class ResponseTests
{
    [Fact]
    public void A_response_is_written_as_IAM_writes_it()
    {
        var response = Write("iam", "ListUsers", """{"Users":[{"UserName":"a<b","Path":"/"}],"IsTruncated":false}""");

        Assert.Equal(
            "<ListUsersResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><ListUsersResult><Users><member>"
                + "<Path>/</Path><UserName>a&lt;b</UserName></member></Users><IsTruncated>false</IsTruncated>"
                + "</ListUsersResult><ResponseMetadata><RequestId>req-1</RequestId></ResponseMetadata></ListUsersResponse>",
            Encoding.UTF8.GetString(response.Body.Span)
        );
        Assert.Equal("req-1", response.Headers["x-amzn-requestid"]);
    }

    [Theory]
    [InlineData("""{"Users":[],"IsTruncated":false}""")]
    [InlineData("""{"Users":[{"UserName":"a","Tags":[]}]}""")]
    [InlineData("""{"Users":[{"PermissionsBoundary":{}}]}""")]
    [InlineData("{}")]
    public void Empty_lists_and_structures_stay_what_they_are(string output) =>
        Assert.Equal(output, Read("iam", "ListUsers", Write("iam", "ListUsers", output)).Value.Output.GetRawText());

    [Fact]
    public void Members_come_in_the_models_order_whatever_the_services_is()
    {
        const string Xml =
            "<ListUsersResponse><ListUsersResult><IsTruncated>false</IsTruncated><Users><member><UserName>a</UserName>"
            + "<Path>/</Path></member></Users></ListUsersResult></ListUsersResponse>";

        var reply = Read(
            "iam",
            "ListUsers",
            new WireResponse { Status = 200, Body = Encoding.UTF8.GetBytes(Xml) }
        ).Value;

        Assert.Equal("""{"Users":[{"Path":"/","UserName":"a"}],"IsTruncated":false}""", reply.Output.GetRawText());
    }

    [Fact]
    public void An_operation_without_result_returns_an_empty_object()
    {
        var reply = Read("iam", "DeleteUser", Write("iam", "DeleteUser", "{}")).Value;

        Assert.Equal(("{}", "req-1"), (reply.Output.GetRawText(), reply.RequestId));
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_are_replaced()
    {
        var response = Write("iam", "GetUser", """{"User":{"UserName":"a\u0001b\uFFFFc"}}""");

        var reply = Read("iam", "GetUser", response).Value;

        Assert.Equal("a\uFFFDb\uFFFDc", reply.Output.GetProperty("User").GetProperty("UserName").GetString());
    }

    [Theory]
    [InlineData("""{"Usrs":[]}""")]
    [InlineData("""{"Users":{}}""")]
    [InlineData("""{"IsTruncated":"no"}""")]
    public void An_output_that_does_not_fit_is_the_servers_mistake(string output) =>
        Assert.Throws<ArgumentException>(() => Write("iam", "ListUsers", output));

    [Fact]
    public void An_error_is_written_as_AWS_writes_it()
    {
        var error = WireError.Service("NoSuchEntity", "The user with name <x> cannot be found.", 404);

        var response = AwsQuery.WriteError(Open("iam"), error, "req-1");

        Assert.Equal(404, response.Status);
        Assert.Equal(
            "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>"
                + "<Code>NoSuchEntity</Code><Message>The user with name &lt;x&gt; cannot be found.</Message></Error>"
                + "<RequestId>req-1</RequestId></ErrorResponse>",
            Encoding.UTF8.GetString(response.Body.Span)
        );
        Assert.Equal(error with { RequestId = "req-1" }, Read("iam", "GetUser", response).Error);
    }

    [Theory]
    [InlineData(
        "<Response><Errors><Error><Code>C</Code><Message>M</Message></Error></Errors><RequestID>r</RequestID></Response>"
    )]
    [InlineData(
        "<ErrorResponse><Error><Code>C</Code><Message>M</Message><Detail/></Error><RequestId>r</RequestId></ErrorResponse>"
    )]
    [InlineData("<Error><Code>C</Code><Message>M</Message><RequestId>r</RequestId></Error>")]
    public void Errors_of_every_age_are_read(string xml)
    {
        var response = new WireResponse { Status = 400, Body = Encoding.UTF8.GetBytes(xml) };

        var error = Read("iam", "GetUser", response).Error!;

        Assert.Equal(("C", "M", "r"), (error.Code, error.Message, error.RequestId));
    }

    [Fact]
    public void Elements_of_a_flattened_list_may_stand_apart()
    {
        var service = Open("sdb");
        var response = new WireResponse
        {
            Status = 200,
            Body = Encoding.UTF8.GetBytes(
                "<ListDomainsResponse><ListDomainsResult><DomainName>a</DomainName><NextToken>n</NextToken>"
                    + "<DomainName>b</DomainName></ListDomainsResult></ListDomainsResponse>"
            ),
        };
        Assert.True(service.TryGetOperation("ListDomains", out var operation));

        var reply = AwsQuery.ReadResponse(service, operation, response).Value;

        Assert.Equal("""{"DomainNames":["a","b"],"NextToken":"n"}""", reply.Output.GetRawText());
    }

    private static IProtocol AwsQuery =>
        ProtocolTable.TryGet(ServiceProtocol.AwsQuery, out var protocol)
            ? protocol
            : throw new InvalidOperationException("awsQuery");

    private static WireResponse Write(string service, string operation, string output) =>
        AwsQuery.WriteResponse(Open(service), Operation(service, operation), JsonElement.Parse(output), "req-1");

    private static WireResult<WireReply> Read(string service, string operation, WireResponse response) =>
        AwsQuery.ReadResponse(Open(service), Operation(service, operation), response);

    private static OperationModel Operation(string service, string name) =>
        Open(service).TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);
}
