using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.Rest;

/// <summary>Each case names the trait of https://smithy.io/2.0/spec/http-bindings.html that it shows.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData("no parameters", "s3", "ListBuckets", "{}", "GET /")]
    [InlineData(
        "httpLabel",
        "lambda",
        "GetFunction",
        """{"FunctionName":"a b/c:ü","Qualifier":"1"}""",
        "GET /2015-03-31/functions/a%20b%2Fc%3A%C3%BC?Qualifier=1"
    )]
    [InlineData(
        "greedy label",
        "s3",
        "GetObject",
        """{"Bucket":"b","Key":"/a//b c/../ü+"}""",
        "GET /b//a//b%20c/../%C3%BC%2B"
    )]
    [InlineData(
        "number in a label",
        "lambda",
        "GetLayerVersion",
        """{"LayerName":"l","VersionNumber":7}""",
        "GET /2018-10-31/layers/l/versions/7"
    )]
    [InlineData(
        "fixed query string",
        "s3",
        "ListObjectsV2",
        """{"Bucket":"b","Prefix":"a&b=c","MaxKeys":5,"FetchOwner":true}""",
        "GET /b?list-type=2&max-keys=5&prefix=a%26b%3Dc&fetch-owner=true"
    )]
    [InlineData("fixed query name", "s3", "GetBucketAcl", """{"Bucket":"b"}""", "GET /b?acl")]
    [InlineData(
        "httpQuery of a list",
        "iot",
        "ListThingRegistrationTasks",
        """{"maxResults":3}""",
        "GET /thing-registration-tasks?maxResults=3"
    )]
    [InlineData(
        "httpQuery of a list",
        "eks",
        "DescribeAddonVersions",
        """{"types":["a","b,c"],"publishers":[]}""",
        "GET /addons/supported-versions?types=a&types=b%2Cc"
    )]
    [InlineData(
        "timestamp in a query string",
        "iot",
        "ListAuditTasks",
        """{"startTime":"2026-11-23T21:15:00+09:00","endTime":"2026-11-23T21:15:00.5Z"}""",
        "GET /audit/tasks?startTime=2026-11-23T12%3A15%3A00Z&endTime=2026-11-23T21%3A15%3A00.500000Z"
    )]
    [InlineData(
        "timestampFormat of seconds",
        "groundstation",
        "ListGroundStationReservations",
        """{"groundStationId":"g","startTime":"2026-11-23T21:15:00Z","endTime":1795468501}""",
        "GET /groundstation/g/reservation?startTime=1795468500&endTime=1795468501"
    )]
    [InlineData(
        "timestampFormat of HTTP",
        "s3",
        "GetObject",
        """{"Bucket":"b","Key":"k","ResponseExpires":"2026-11-23T21:15:00Z"}""",
        "GET /b/k?response-expires=Mon%2C%2023%20Nov%202026%2021%3A15%3A00%20GMT"
    )]
    [InlineData(
        "httpQueryParams of strings",
        "apigateway",
        "GetExport",
        """{"restApiId":"r","stageName":"s","exportType":"oas30","parameters":{"extensions":"a b","x":""}}""",
        "GET /restapis/r/stages/s/exports/oas30?extensions=a%20b&x="
    )]
    [InlineData(
        "httpQueryParams of lists",
        "amp",
        "ListScrapers",
        """{"filters":{"status":["A","B"],"maxResults":["9"]},"maxResults":5}""",
        "GET /scrapers?status=A&status=B&maxResults=5"
    )]
    [InlineData(
        "empty text in a query string",
        "s3",
        "ListObjects",
        """{"Bucket":"b","Delimiter":""}""",
        "GET /b?delimiter="
    )]
    public void A_URI_is_written_as_AWS_writes_it(
        string trait,
        string service,
        string operation,
        string input,
        string expected
    )
    {
        var request = Write(service, operation, input).Value;

        var actual = $"{request.Method} {request.RawPath}{(request.RawQuery.Length > 0 ? "?" : "")}{request.RawQuery}";
        Assert.Equal((trait, Sorted(expected)), (trait, Sorted(actual)));
    }

    [Theory]
    [InlineData(
        "httpHeader",
        "s3",
        "PutObject",
        """{"Bucket":"b","Key":"k","ContentType":"text/plain","BucketKeyEnabled":false,"ObjectLockMode":""}""",
        "Content-Type: text/plain|x-amz-server-side-encryption-bucket-key-enabled: false|x-amz-object-lock-mode: "
    )]
    [InlineData(
        "timestamp in a header",
        "s3",
        "GetObject",
        """{"Bucket":"b","Key":"k","IfModifiedSince":"2026-11-23T21:15:00Z"}""",
        "If-Modified-Since: Mon, 23 Nov 2026 21:15:00 GMT"
    )]
    [InlineData(
        "timestampFormat in a header",
        "s3",
        "PutObject",
        """{"Bucket":"b","Key":"k","ObjectLockRetainUntilDate":"2026-11-23T21:15:00Z"}""",
        "x-amz-object-lock-retain-until-date: 2026-11-23T21:15:00Z"
    )]
    [InlineData(
        "list in a header",
        "s3",
        "GetObjectAttributes",
        """{"Bucket":"b","Key":"k","ObjectAttributes":["ETag","a,b","c\"d"]}""",
        "x-amz-object-attributes: ETag,\"a,b\",\"c\\\"d\""
    )]
    [InlineData(
        "httpPrefixHeaders",
        "s3",
        "CopyObject",
        """{"Bucket":"b","Key":"k","CopySource":"c/k","Metadata":{"Owner":"anna","b":""}}""",
        "x-amz-copy-source: c/k|x-amz-meta-Owner: anna|x-amz-meta-b: "
    )]
    [InlineData(
        "jsonvalue",
        "lex-runtime",
        "PostContent",
        """{"botName":"b","botAlias":"a","userId":"u","contentType":"t","inputStream":"","sessionAttributes":{"k":[1,null]}}""",
        "x-amz-lex-session-attributes: eyJrIjpbMSxudWxsXX0=|Content-Type: t"
    )]
    public void A_header_is_written_as_AWS_writes_it(
        string trait,
        string service,
        string operation,
        string input,
        string expected
    )
    {
        var headers = Write(service, operation, input).Value.Headers;

        var found = expected.Split('|').Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]);
        Assert.Equal((trait, expected), (trait, string.Join('|', found.Select(name => $"{name}: {headers[name]}"))));
    }

    [Theory]
    [InlineData(
        "an empty label",
        "lambda",
        "GetFunction",
        """{"FunctionName":""}""",
        "`FunctionName` is part of the request's path: it must not be empty."
    )]
    [InlineData(
        "a line break in a header",
        "s3",
        "PutObject",
        """{"Bucket":"b","Key":"k","ContentType":"a\r\nx-amz-acl: public-read"}""",
        "`ContentType` is sent in a header: it must be printable ASCII on one line."
    )]
    [InlineData(
        "a line break in the name of a header",
        "s3",
        "PutObject",
        """{"Bucket":"b","Key":"k","Metadata":{"a\nb":"c"}}""",
        "`Metadata.a\nb` becomes the name of a header: it must be letters, digits and marks of ASCII."
    )]
    [InlineData(
        "another host",
        "neptune-graph",
        "ExecuteQuery",
        """{"graphIdentifier":"evil.example/","queryString":"q","language":"OPEN_CYPHER"}""",
        "`graphIdentifier` becomes part of the host's name: it must be letters, digits, hyphens and dots, and not empty."
    )]
    [InlineData("a required label", "lambda", "GetFunction", "{}", "`FunctionName` is required.")]
    [InlineData("a required header", "s3", "CopyObject", """{"Bucket":"b","Key":"k"}""", "`CopySource` is required.")]
    [InlineData(
        "a number in a query string",
        "s3",
        "ListObjectsV2",
        """{"Bucket":"b","MaxKeys":"all"}""",
        "`MaxKeys` must be a whole number of 32 bits, not a string."
    )]
    public void What_cannot_stand_where_it_belongs_is_named_before_anything_is_sent(
        string what,
        string service,
        string operation,
        string input,
        string message
    )
    {
        var error = Write(service, operation, input).Error!;

        Assert.Equal((what, WireErrorKind.Parameters, message), (what, error.Kind, error.Message));
    }

    [Fact]
    public void A_host_prefix_has_its_labels_filled_in() =>
        Assert.Equal(
            "g-1.",
            Write(
                "neptune-graph",
                "ExecuteQuery",
                """{"graphIdentifier":"g-1","queryString":"q","language":"OPEN_CYPHER"}"""
            ).Value.HostPrefix
        );

    [Theory]
    [InlineData("lambda", "GET", "/2015-03-31/functions/a/policy", "", "GetPolicy")]
    [InlineData("lambda", "GET", "/2015-03-31/functions/policy", "", "GetFunction")]
    [InlineData("lambda", "GET", "/2018-10-31/layers/l/versions", "", "ListLayerVersions")]
    [InlineData("s3", "GET", "/", "", "ListBuckets")]
    [InlineData("s3", "GET", "/", "max-directory-buckets=1", "ListDirectoryBuckets")]
    [InlineData("s3", "GET", "/b", "", "ListObjects")]
    [InlineData("s3", "GET", "/b", "list-type=2&prefix=a", "ListObjectsV2")]
    [InlineData("s3", "GET", "/b", "acl", "GetBucketAcl")]
    [InlineData("s3", "GET", "/b", "acl=", "GetBucketAcl")]
    [InlineData("s3", "GET", "/b", "inventory", "ListBucketInventoryConfigurations")]
    [InlineData("s3", "GET", "/b", "inventory&id=1", "GetBucketInventoryConfiguration")]
    [InlineData("s3", "GET", "/b/k/acl", "", "GetObject")]
    [InlineData("s3", "GET", "/b/k", "uploadId=u", "ListParts")]
    [InlineData("s3", "PUT", "/b/k", "partNumber=1&uploadId=u", "UploadPart")]
    [InlineData("s3", "PUT", "/b//k/", "", "PutObject")]
    [InlineData("s3", "PUT", "/b", "lifecycle", "PutBucketLifecycleConfiguration")]
    [InlineData("s3", "DELETE", "/b/k", "uploadId=u", "AbortMultipartUpload")]
    public void A_URI_names_the_operation_that_says_most_about_it(
        string service,
        string method,
        string path,
        string query,
        string operation
    ) => Assert.Equal(operation, Read(service, method, path, query).Value.Operation.Name);

    [Theory]
    [InlineData("s3", "PATCH", "/b", "", "UnknownOperationException")]
    [InlineData("lambda", "GET", "/2015-03-31/functions//policy", "", "UnknownOperationException")]
    [InlineData("lambda", "GET", "/2015-03-31/functions/%C3%28", "", "UnknownOperationException")]
    [InlineData("lambda", "GET", "/2015-03-31/functions/a%", "", "UnknownOperationException")]
    [InlineData("lambda", "GET", "/2015-03-31/functions", "Marker=%zz", "MalformedQueryString")]
    [InlineData("lambda", "GET", "/2015-03-31/functions", "MaxItems=many", "SerializationException")]
    [InlineData("lambda", "GET", "/2015-03-31/functions", "MaxItems=1&MaxItems=2", "SerializationException")]
    [InlineData("s3", "GET", "/b", "list-type=2&max-keys=x", "InvalidRequest")]
    public void A_malformed_URI_is_an_error(string service, string method, string path, string query, string code)
    {
        var error = Read(service, method, path, query).Error!;

        Assert.Equal((WireErrorKind.Service, code), (error.Kind, error.Code));
    }

    [Fact]
    public void A_query_string_of_a_million_parameters_is_refused() =>
        Assert.Equal(
            "MalformedQueryString",
            Read(
                "lambda",
                "GET",
                "/2015-03-31/functions",
                new string('&', 10) + string.Concat(Enumerable.Repeat("a&", 1_000_000))
            ).Error!.Code
        );

    [Fact]
    public void A_greedy_label_keeps_its_slashes_on_the_way_back() =>
        Assert.Equal(
            """{"Bucket":"b","Key":"/a//b c/../ü+"}""",
            Read("s3", "GET", "/b//a//b%20c/../%C3%BC%2B", "").Value.Input.GetRawText()
        );

    private static WireResult<WireCall> Read(string service, string method, string path, string query) =>
        Spoken(service)
            .ReadRequest(
                Open(service),
                new WireRequest
                {
                    Method = method,
                    RawPath = path,
                    RawQuery = query,
                }
            );

    private static WireResult<WireRequest> Write(string service, string operation, string input) =>
        Spoken(service).WriteRequest(Open(service), Operation(service, operation), JsonElement.Parse(input));

    private static string Sorted(string line) =>
        string.Join(
            '&',
            line.Replace('?', '&').Split('&').Skip(1).Order(StringComparer.Ordinal).Prepend(line.Split('?')[0])
        );

    private static IProtocol Spoken(string service) =>
        ProtocolTable.TryGet(Open(service).Protocol, out var protocol)
            ? protocol
            : throw new InvalidOperationException(service);

    private static OperationModel Operation(string service, string name) =>
        Open(service).TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);
}
