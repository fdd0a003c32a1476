using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.RestXml;

/// <summary>Each case names the trait of https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html that it shows.</summary>
public sealed class BodyTests
{
    private const string S3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    [Theory]
    [InlineData(
        "xmlNamespace",
        "s3",
        "PutBucketVersioning",
        """{"Bucket":"b","VersioningConfiguration":{"Status":"Enabled"}}""",
        $"""<VersioningConfiguration xmlns="{S3}"><Status>Enabled</Status></VersioningConfiguration>"""
    )]
    [InlineData(
        "xmlFlattened",
        "s3",
        "DeleteObjects",
        """{"Bucket":"b","Delete":{"Objects":[{"Key":"a<\r"},{"Key":"ü"}],"Quiet":true}}""",
        $"""<Delete xmlns="{S3}"><Object><Key>a&lt;&#xD;</Key></Object><Object><Key>ü</Key></Object><Quiet>true</Quiet></Delete>"""
    )]
    [InlineData(
        "xmlAttribute with a prefix",
        "s3",
        "PutObjectAcl",
        """{"Bucket":"b","Key":"k","AccessControlPolicy":{"Grants":[{"Grantee":{"Type":"CanonicalUser","ID":"i"},"Permission":"READ"}]}}""",
        $"""<AccessControlPolicy xmlns="{S3}"><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>i</ID></Grantee><Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>"""
    )]
    [InlineData(
        "members without a place",
        "route53",
        "CreateHostedZone",
        """{"Name":"example.com","CallerReference":"c","HostedZoneConfig":{"PrivateZone":false}}""",
        """<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>example.com</Name><CallerReference>c</CallerReference><HostedZoneConfig><PrivateZone>false</PrivateZone></HostedZoneConfig></CreateHostedZoneRequest>"""
    )]
    [InlineData(
        "xmlName of elements",
        "route53",
        "ChangeResourceRecordSets",
        """{"HostedZoneId":"Z","ChangeBatch":{"Changes":[{"Action":"DELETE","ResourceRecordSet":{"Name":"n","Type":"A","TTL":5,"ResourceRecords":[{"Value":"1"}]}}]}}""",
        """<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes><Change><Action>DELETE</Action><ResourceRecordSet><Name>n</Name><Type>A</Type><TTL>5</TTL><ResourceRecords><ResourceRecord><Value>1</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>"""
    )]
    [InlineData(
        "timestamp",
        "s3",
        "RestoreObject",
        """{"Bucket":"b","Key":"k","RestoreRequest":{"Days":1}}""",
        $"""<RestoreRequest xmlns="{S3}"><Days>1</Days></RestoreRequest>"""
    )]
    [InlineData("no payload", "s3", "CreateBucket", """{"Bucket":"b"}""", "")]
    [InlineData("string payload", "s3", "PutBucketPolicy", """{"Bucket":"b","Policy":"{}"}""", "{}")]
    public void A_request_has_the_body_that_AWS_writes(
        string trait,
        string service,
        string operation,
        string input,
        string body
    )
    {
        var request = RestXml
            .WriteRequest(Open(service), Operation(service, operation), JsonElement.Parse(input))
            .Value;

        Assert.Equal((trait, body), (trait, Encoding.UTF8.GetString(request.Body.Span)));
        Assert.Equal(body.StartsWith('<') ? "application/xml" : null, request.Headers["Content-Type"]);
    }

    [Fact]
    public void A_character_that_XML_cannot_hold_is_refused_rather_than_changed()
    {
        var input = JsonElement.Parse("""{"Bucket":"b","Delete":{"Objects":[{"Key":"a\u0001"}]}}""");

        var error = RestXml.WriteRequest(Open("s3"), Operation("s3", "DeleteObjects"), input).Error!;

        Assert.Equal(WireErrorKind.Parameters, error.Kind);
        Assert.StartsWith("`Key` has a control character", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "a root that the model does not name",
        "ListBuckets",
        "<ListAllMyBucketsResult><Owner><ID>o</ID></Owner><Buckets><Bucket><Name>b</Name></Bucket></Buckets></ListAllMyBucketsResult>",
        """{"Buckets":[{"Name":"b"}],"Owner":{"ID":"o"}}"""
    )]
    [InlineData(
        "attributes under any prefix",
        "GetBucketAcl",
        """<A xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><AccessControlList><Grant><Grantee i:type="Group"><URI>u</URI></Grantee></Grant></AccessControlList></A>""",
        """{"Grants":[{"Grantee":{"Type":"Group","URI":"u"}}]}"""
    )]
    [InlineData(
        "flattened lists apart from each other",
        "ListObjectsV2",
        "<R><Contents><Key>a</Key></Contents><CommonPrefixes><Prefix>p</Prefix></CommonPrefixes><Contents><Key> b</Key></Contents></R>",
        """{"Contents":[{"Key":"a"},{"Key":" b"}],"CommonPrefixes":[{"Prefix":"p"}]}"""
    )]
    [InlineData(
        "a location",
        "GetBucketLocation",
        $"""<LocationConstraint xmlns="{S3}">EU</LocationConstraint>""",
        """{"LocationConstraint":"EU"}"""
    )]
    [InlineData(
        "us-east-1",
        "GetBucketLocation",
        $"""<LocationConstraint xmlns="{S3}"/>""",
        """{"LocationConstraint":null}"""
    )]
    [InlineData(
        "a policy",
        "GetBucketPolicy",
        """{"Version":"2012-10-17"}""",
        """{"Policy":"{\"Version\":\"2012-10-17\"}"}"""
    )]
    [InlineData(
        "two members of one name",
        "GetBucketNotification",
        "<N><QueueConfiguration><Event>a</Event><Event>b</Event></QueueConfiguration></N>",
        """{"QueueConfiguration":{"Events":["a","b"]}}"""
    )]
    public void A_response_of_S3_is_read_in_the_AWS_CLIs_shape(
        string trait,
        string operation,
        string body,
        string output
    )
    {
        var reply = Read("s3", operation, body).Value;

        // The text, not only the value: members come in the model's order, as the AWS CLI prints them.
        Assert.Equal((trait, output), (trait, reply.Output.GetRawText()));
    }

    [Fact]
    public void Headers_of_an_object_are_read_and_what_a_stranger_stored_does_no_harm()
    {
        var response = new WireResponse
        {
            Status = 200,
            Headers = new WireHeaders([
                new("x-amz-request-id", "r"),
                new("Content-Length", "5"),
                new("Last-Modified", "Mon, 23 Nov 2026 21:15:00 GMT"),
                new("Expires", "never, my friend"),
                new("X-Amz-Meta-Owner", "anna"),
                new("x-amz-delete-marker", "true"),
            ]),
        };

        var reply = RestXml.ReadResponse(Open("s3"), Operation("s3", "HeadObject"), response).Value;

        Assert.Equal("r", reply.RequestId);
        Assert.Equal(
            """{"DeleteMarker":true,"LastModified":"2026-11-23T21:15:00+00:00","ContentLength":5,"Metadata":{"Owner":"anna"}}""",
            reply.Output.GetRawText()
        );
    }

    [Theory]
    [InlineData("a captive portal", "ListBuckets", "<html><body>Log in</body></html>")]
    [InlineData("another one", "ListBuckets", "<!DOCTYPE html><html/>")]
    [InlineData("nothing", "ListBuckets", "")]
    [InlineData("cut off", "ListBuckets", "<R><Buckets>")]
    [InlineData("two documents", "ListBuckets", "<R/><R/>")]
    [InlineData("a number that is none", "ListParts", "<R><MaxParts>many</MaxParts></R>")]
    [InlineData("an entity", "ListBuckets", "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><r>&e;</r>")]
    public void What_is_no_result_is_unreadable_and_never_empty(string what, string operation, string body)
    {
        var error = Read("s3", operation, body).Error;

        Assert.True(error is { Kind: WireErrorKind.Unreadable, Status: 200 }, $"{what}: {error}");
    }

    [Fact]
    public void A_result_nested_without_end_is_unreadable()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));

        Assert.Equal(WireErrorKind.Unreadable, Read("s3", "ListBuckets", $"<R>{deep}").Error!.Kind);
    }

    [Theory]
    [InlineData("CompleteMultipartUpload")]
    [InlineData("CopyObject")]
    [InlineData("UploadPartCopy")]
    public void An_error_that_S3_finds_after_status_200_is_an_error(string operation)
    {
        const string Body =
            "<Error><Code>InternalError</Code><Message>Try again.</Message><RequestId>r</RequestId></Error>";

        var error = Read("s3", operation, Body).Error!;

        Assert.Equal(
            (WireErrorKind.Service, "InternalError", 500, "r"),
            (error.Kind, error.Code, error.Status, error.RequestId)
        );
        Assert.False(error.IsSenderFault);
    }

    [Theory]
    [InlineData(
        "wrapped",
        "<ErrorResponse><Error><Type>Sender</Type><Code>C</Code><Message>M</Message></Error><RequestId>r</RequestId></ErrorResponse>"
    )]
    [InlineData("bare", "<Error><Code>C</Code><Message>M</Message><RequestId>r</RequestId><HostId>h</HostId></Error>")]
    public void An_error_of_every_make_is_read(string make, string body)
    {
        var error = Read("s3", "GetObject", body, 403).Error!;

        Assert.Equal((make, "C", "M", "r"), (make, error.Code, error.Message, error.RequestId));
        Assert.Equal((403, true), (error.Status, error.IsSenderFault));
    }

    [Fact]
    public void An_answer_to_HEAD_has_no_body_so_its_status_is_the_code()
    {
        var error = Read("s3", "HeadObject", "", 404).Error!;

        Assert.Equal((WireErrorKind.Service, "404", "Not Found"), (error.Kind, error.Code, error.Message));
    }

    [Fact]
    public void A_web_page_that_stands_for_an_error_keeps_its_status()
    {
        var error = Read("s3", "GetObject", "<html>Bad gateway", 502).Error!;

        Assert.Equal((WireErrorKind.Service, "502", false), (error.Kind, error.Code, error.IsSenderFault));
    }

    [Theory]
    [InlineData(
        "s3",
        "<Error><Code>NoSuchKey</Code><Message>No &lt;key&gt;.</Message><RequestId>r</RequestId></Error>"
    )]
    [InlineData(
        "route53",
        "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchKey</Code><Message>No &lt;key&gt;.</Message></Error><RequestId>r</RequestId></ErrorResponse>"
    )]
    public void An_error_is_written_as_its_service_writes_it(string service, string body)
    {
        var response = RestXml.WriteError(Open(service), WireError.Service("NoSuchKey", "No <key>.", 404), "r");

        Assert.Equal((404, body), (response.Status, Encoding.UTF8.GetString(response.Body.Span)));
    }

    [Fact]
    public void What_an_error_says_besides_its_message_is_kept()
    {
        var error = WireError.Service("InvalidObjectState", "Archived.", 403) with
        {
            Details = JsonElement.Parse("""{"StorageClass":"GLACIER","AccessTier":"ARCHIVE_ACCESS"}"""),
        };

        var response = RestXml.WriteError(Open("s3"), error, "r");
        var read = RestXml.ReadResponse(Open("s3"), Operation("s3", "GetObject"), response).Error!;

        Assert.Equal(("InvalidObjectState", "Archived.", "r"), (read.Code, read.Message, read.RequestId));
        Assert.Equal("""{"StorageClass":"GLACIER","AccessTier":"ARCHIVE_ACCESS"}""", read.Details!.Value.GetRawText());
    }

    [Theory]
    [InlineData("no XML", "Tagging", "MalformedXML")]
    [InlineData("another root", "<Tags/>", "MalformedXML")]
    [InlineData("an entity", "<!DOCTYPE a []><Tagging/>", "MalformedXML")]
    [InlineData("text where elements belong", "<Tagging>a</Tagging>", "MalformedXML")]
    public void A_malformed_body_has_AWSs_code(string what, string body, string code)
    {
        var request = new WireRequest
        {
            Method = "PUT",
            RawPath = "/b",
            RawQuery = "tagging",
            Body = Encoding.UTF8.GetBytes(body),
        };

        Assert.Equal((what, code), (what, RestXml.ReadRequest(Open("s3"), request).Error!.Code));
    }

    private static WireResult<WireReply> Read(string service, string operation, string body, int status = 200) =>
        RestXml.ReadResponse(
            Open(service),
            Operation(service, operation),
            new WireResponse { Status = status, Body = Encoding.UTF8.GetBytes(body) }
        );

    private static IProtocol RestXml =>
        ProtocolTable.TryGet(ServiceProtocol.RestXml, out var protocol)
            ? protocol
            : throw new InvalidOperationException("restXml");

    private static OperationModel Operation(string service, string name) =>
        Open(service).TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);
}
