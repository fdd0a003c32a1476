using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Wire.Signing;

public sealed class CanonicalFormTests
{
    [Theory]
    [InlineData("/a%20b/%7Ec", "/a%2520b/%257Ec")]
    [InlineData("/a/./b/../c", "/a/c")]
    [InlineData("/../../x", "/x")]
    [InlineData("/x/", "/x/")]
    [InlineData("/x/.", "/x")]
    [InlineData("/x/y/..", "/x")]
    [InlineData("/x/../", "/")]
    [InlineData("", "/")]
    public void A_path_is_normalised_and_encoded_twice(string path, string canonical) =>
        Assert.Equal(canonical, Lines(path, "", SigningOptions.Default)[1]);

    [Theory]
    [InlineData("/a%20b//c/../d", "/a%20b//c/../d")]
    [InlineData("/photos%2Fa+b", "/photos%2Fa%2Bb")]
    [InlineData("/%e1%88%b4", "/%E1%88%B4")]
    public void A_path_of_S3_stays_as_it_is_and_is_encoded_once(string path, string canonical) =>
        Assert.Equal(canonical, Lines(path, "", SigningOptions.S3)[1]);

    [Theory]
    [InlineData("b=2&a=1", "a=1&b=2")]
    [InlineData("a=2&a=1&a", "a=&a=1&a=2")]
    [InlineData("=x&&y", "=x&y=")]
    [InlineData("k=a+b&k2=a%20b", "k=a%20b&k2=a%20b")]
    [InlineData("k=a%2fb%c3%a9", "k=a%2Fb%C3%A9")]
    [InlineData("a-b=1&a=2", "a=2&a-b=1")]
    public void A_query_is_encoded_anew_and_sorted(string query, string canonical) =>
        Assert.Equal(canonical, Lines("/", query, SigningOptions.Default)[2]);

    [Fact]
    public void A_header_folded_over_lines_is_one_line()
    {
        var request = new WireRequest
        {
            Method = "GET",
            RawPath = "/",
            Headers = new WireHeaders([new("X-A", " one\r\n  two \t three "), new("x-a", "four")]),
        };

        var lines = CanonicalRequest.Of(request, ["x-a"], "hash", SigningOptions.Default).Split('\n');

        Assert.Equal("x-a:one two three,four", lines[3]);
    }

    private static string[] Lines(string path, string query, SigningOptions options) =>
        CanonicalRequest
            .Of(
                new WireRequest
                {
                    Method = "GET",
                    RawPath = path,
                    RawQuery = query,
                },
                ["host"],
                "hash",
                options
            )
            .Split('\n');
}
