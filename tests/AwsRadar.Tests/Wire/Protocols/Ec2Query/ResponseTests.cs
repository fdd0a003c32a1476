using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.Ec2Query;

public sealed class ResponseTests
{
    [Fact]
    public void A_response_is_written_as_Amazon_EC2_writes_it()
    {
        var response = Ec2Query.WriteResponse(
            Ec2,
            Operation("DescribeVpcs"),
            JsonElement.Parse("""{"Vpcs":[{"VpcId":"vpc-1","Tags":[{"Key":"a","Value":"<"}]}]}"""),
            "req-1"
        );

        Assert.Equal(
            "<DescribeVpcsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15\"><requestId>req-1</requestId>"
                + "<vpcSet><item><tagSet><item><key>a</key><value>&lt;</value></item></tagSet><vpcId>vpc-1</vpcId>"
                + "</item></vpcSet></DescribeVpcsResponse>",
            Encoding.UTF8.GetString(response.Body.Span)
        );
    }

    [Fact]
    public void A_response_is_read_with_the_requests_id_among_its_members()
    {
        var reply = Read(
            200,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
              <requestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</requestId>
              <vpcSet><item><vpcId>vpc-1</vpcId><isDefault>false</isDefault><new>x</new></item></vpcSet>
            </DescribeVpcsResponse>
            """
        ).Value;

        Assert.Equal("""{"Vpcs":[{"IsDefault":false,"VpcId":"vpc-1"}]}""", reply.Output.GetRawText());
        Assert.Equal("7a62c49f-347e-4fc4-9331-6e8eEXAMPLE", reply.RequestId);
    }

    [Fact]
    public void An_error_is_written_as_Amazon_EC2_writes_it()
    {
        var error = WireError.Service("InvalidVpcID.NotFound", "The vpc ID 'vpc-1' does not exist");

        var response = Ec2Query.WriteError(Ec2, error, "req-1");

        Assert.Equal(
            "<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code><Message>The vpc ID 'vpc-1' does not exist"
                + "</Message></Error></Errors><RequestID>req-1</RequestID></Response>",
            Encoding.UTF8.GetString(response.Body.Span)
        );
        Assert.Equal(
            error with
            {
                RequestId = "req-1",
            },
            Ec2Query.ReadResponse(Ec2, Operation("DescribeVpcs"), response).Error
        );
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("<DescribeSubnetsResponse/>")]
    [InlineData("<DescribeVpcsResponse><vpcSet>")]
    [InlineData("")]
    public void A_success_that_is_not_of_the_operation_is_unreadable(string body) =>
        Assert.Equal(WireErrorKind.Unreadable, Read(200, body).Error?.Kind);

    private static WireResult<WireReply> Read(int status, string body) =>
        Ec2Query.ReadResponse(
            Ec2,
            Operation("DescribeVpcs"),
            new WireResponse { Status = status, Body = Encoding.UTF8.GetBytes(body) }
        );

    private static IProtocol Ec2Query =>
        ProtocolTable.TryGet(ServiceProtocol.Ec2Query, out var protocol)
            ? protocol
            : throw new InvalidOperationException("ec2Query");

    private static ServiceModel Ec2 =>
        ServiceCatalog.TryOpen("ec2", out var service) ? service : throw new InvalidOperationException("ec2");

    private static OperationModel Operation(string name) =>
        Ec2.TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);
}
