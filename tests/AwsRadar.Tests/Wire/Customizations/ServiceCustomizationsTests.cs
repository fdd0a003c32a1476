using System.Text.Json;
using AwsRadar.Wire.Customizations;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Wire.Customizations;

public sealed class ServiceCustomizationsTests
{
    [Theory]
    [InlineData("the caller's own vaults", "glacier", "ListVaults", "{}", """{"accountId":"-"}""")]
    [InlineData("somebody's vaults", "glacier", "ListVaults", """{"accountId":"1"}""", """{"accountId":"1"}""")]
    [InlineData(
        "an id as Route 53 returns it",
        "route53",
        "GetHostedZone",
        """{"Id":"/hostedzone/Z1"}""",
        """{"Id":"Z1"}"""
    )]
    [InlineData("a bare id", "route53", "GetHostedZone", """{"Id":"Z1"}""", """{"Id":"Z1"}""")]
    [InlineData(
        "the source of a copy",
        "s3",
        "CopyObject",
        """{"Bucket":"b","CopySource":"b/a b+ü/c?versionId=v","Key":"k"}""",
        """{"Bucket":"b","CopySource":"b/a%20b%2B%C3%BC/c?versionId=v","Key":"k"}"""
    )]
    [InlineData(
        "a customer's key",
        "s3",
        "HeadObject",
        """{"Bucket":"b","Key":"k","SSECustomerKey":"secret"}""",
        """{"Bucket":"b","Key":"k","SSECustomerKey":"c2VjcmV0","SSECustomerKeyMD5":"Xr4ilOzQ4PCOq3aQ0qbuaQ=="}"""
    )]
    [InlineData(
        "a customer's key with its digest",
        "s3",
        "HeadObject",
        """{"Bucket":"b","Key":"k","SSECustomerKey":"c2VjcmV0","SSECustomerKeyMD5":"x"}""",
        """{"Bucket":"b","Key":"k","SSECustomerKey":"c2VjcmV0","SSECustomerKeyMD5":"x"}"""
    )]
    [InlineData(
        "the checksum of an object",
        "s3",
        "GetObject",
        """{"Bucket":"b"}""",
        """{"Bucket":"b","ChecksumMode":"ENABLED"}"""
    )]
    [InlineData("user data", "ec2", "RunInstances", """{"UserData":"#!/bin/sh"}""", """{"UserData":"IyEvYmluL3No"}""")]
    [InlineData("others", "ec2", "DescribeInstances", """{"UserData":"a"}""", """{"UserData":"a"}""")]
    [InlineData("what fits nothing", "route53", "GetHostedZone", """{"Id":5}""", """{"Id":5}""")]
    [InlineData("no object", "glacier", "ListVaults", "[]", "[]")]
    public void An_input_is_completed_as_AWSs_clients_complete_it(
        string what,
        string service,
        string operation,
        string input,
        string expected
    )
    {
        var completed = Complete(service, operation, JsonElement.Parse(input));

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), completed), $"{what}: {completed}");
    }

    [Fact]
    public void No_input_at_all_is_completed_too() =>
        Assert.Equal("""{"accountId":"-"}""", Complete("glacier", "ListVaults", default).GetRawText());

    private static JsonElement Complete(string name, string operationName, JsonElement input) =>
        ServiceCatalog.TryOpen(name, out var service) && service.TryGetOperation(operationName, out var operation)
            ? ServiceCustomizations.CompleteInput(service, operation, input)
            : throw new InvalidOperationException(name);
}
