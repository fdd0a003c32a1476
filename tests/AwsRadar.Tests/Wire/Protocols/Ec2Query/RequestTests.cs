using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.Ec2Query;

public sealed class RequestTests
{
    [Theory]
    [InlineData(
        "DescribeInstances",
        """{"InstanceIds":["i-1","i-2"],"Filters":[{"Name":"vpc-id","Values":["vpc-1","vpc-2"]}],"MaxResults":5}""",
        "Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1&Filter.1.Value.2=vpc-2&InstanceId.1=i-1&InstanceId.2=i-2&MaxResults=5"
    )]
    [InlineData(
        "CreateTags",
        """{"Resources":["i-1"],"Tags":[{"Key":"a b","Value":""}],"DryRun":true}""",
        "DryRun=true&ResourceId.1=i-1&Tag.1.Key=a%20b&Tag.1.Value="
    )]
    [InlineData("DescribeInstances", """{"InstanceIds":[]}""", "")]
    [InlineData("AllocateAddress", """{"Domain":"vpc"}""", "Domain=vpc")]
    public void A_request_is_written_as_Amazon_EC2_takes_it(string operation, string input, string parameters)
    {
        var request = Ec2Query.WriteRequest(Ec2, Operation(operation), JsonElement.Parse(input)).Value;

        Assert.Equal(
            $"Action={operation}&Version=2016-11-15{(parameters.Length == 0 ? "" : "&")}{parameters}"
                .Split('&')
                .Order(),
            Encoding.ASCII.GetString(request.Body.Span).Split('&').Order()
        );
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", request.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("InstanceId.2=i-2", "'InstanceId' must be numbered from 1 without gaps.", "InstanceId.1")]
    [InlineData("MaxResults=many", "'MaxResults' must be a whole number of 32 bits.", "MaxResults")]
    [InlineData("Filter.1=x", "'Filter.1' is a structure: its parts have names of their own.", "Filter.1")]
    public void A_form_that_does_not_fit_is_refused(string parameters, string message, string place)
    {
        var error = Read($"Action=DescribeInstances&Version=2016-11-15&{parameters}").Error;

        Assert.NotNull(error);
        Assert.Equal(("MalformedInput", message), (error.Code, error.Message));
        Assert.Contains(place.Split('.')[0], error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Action=DescribeNothing&Version=2016-11-15", "InvalidAction")]
    [InlineData("Action=DescribeInstances&Version=2010-05-08", "InvalidAction")]
    [InlineData("Version=2016-11-15", "MissingAction")]
    public void An_unknown_action_or_version_is_refused(string form, string code) =>
        Assert.Equal(code, Read(form).Error?.Code);

    private static WireResult<WireCall> Read(string form) =>
        Ec2Query.ReadRequest(
            Ec2,
            new WireRequest
            {
                Method = "POST",
                RawPath = "/",
                Headers = new WireHeaders([new("Content-Type", "application/x-www-form-urlencoded")]),
                Body = Encoding.ASCII.GetBytes(form),
            }
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
