using System.Text.Json;
using AwsRadar.Tests.Wire.Models;
using AwsRadar.Wire.Endpoints;
using AwsRadar.Wire.Endpoints.Parameters;
using Xunit;

namespace AwsRadar.Tests.Wire.Endpoints;

/// <summary>The rules' language itself, also where no service's rules go.</summary>
public sealed class RuleLanguageTests
{
    [Theory]
    [InlineData("""{"fn":"substring","argv":[{"ref":"Region"},0,3,false]}""", "abc-def", "abc")]
    [InlineData("""{"fn":"substring","argv":[{"ref":"Region"},0,3,true]}""", "abc-def", "def")]
    [InlineData("""{"fn":"substring","argv":[{"ref":"Region"},4,7,true]}""", "abc-def", "abc")]
    [InlineData("""{"fn":"substring","argv":[{"ref":"Region"},0,8,false]}""", "abc-def", null)]
    [InlineData("""{"fn":"substring","argv":[{"ref":"Region"},2,2,false]}""", "abc-def", null)]
    [InlineData("""{"fn":"substring","argv":[{"ref":"Region"},0,2,false]}""", "aüb", null)]
    [InlineData("""{"fn":"uriEncode","argv":[{"ref":"Region"}]}""", "a b/ü~", "a%20b%2F%C3%BC~")]
    [InlineData("""{"fn":"getAttr","argv":[{"fn":"split","argv":[{"ref":"Region"},"--",0]},"[1]"]}""", "a--b--c", "b")]
    [InlineData(
        """{"fn":"getAttr","argv":[{"fn":"split","argv":[{"ref":"Region"},"--",2]},"[1]"]}""",
        "a--b--c",
        "b--c"
    )]
    [InlineData("""{"fn":"getAttr","argv":[{"fn":"split","argv":[{"ref":"Region"},"--",0]},"[-1]"]}""", "a--b--c", "c")]
    [InlineData("""{"fn":"getAttr","argv":[{"fn":"split","argv":[{"ref":"Region"},"--",0]},"[3]"]}""", "a--b--c", null)]
    [InlineData("""{"fn":"coalesce","argv":[{"ref":"Endpoint"},{"ref":"Region"}]}""", "there", "there")]
    [InlineData("""{"fn":"ite","argv":[{"ref":"UseFIPS"},"-fips",""]}""", "x", "")]
    [InlineData(
        """{"fn":"getAttr","argv":[{"fn":"aws.parseArn","argv":[{"ref":"Region"}]},"resourceId[2]"]}""",
        "arn:aws:s3:::a/b:c",
        "c"
    )]
    [InlineData(
        """{"fn":"getAttr","argv":[{"fn":"aws.parseArn","argv":[{"ref":"Region"}]},"accountId"]}""",
        "arn:aws:s3::12:a",
        "12"
    )]
    [InlineData("""{"fn":"aws.parseArn","argv":[{"ref":"Region"}]}""", "arn:aws:s3::12:", null)]
    [InlineData(
        """{"fn":"getAttr","argv":[{"fn":"parseURL","argv":[{"ref":"Region"}]},"authority"]}""",
        "https://a.example:81/p",
        "a.example:81"
    )]
    [InlineData(
        """{"fn":"getAttr","argv":[{"fn":"parseURL","argv":[{"ref":"Region"}]},"normalizedPath"]}""",
        "https://a.example/p/q",
        "/p/q/"
    )]
    [InlineData(
        """{"fn":"getAttr","argv":[{"fn":"parseURL","argv":[{"ref":"Region"}]},"isIp"]}""",
        "http://[::1]:81",
        "true"
    )]
    [InlineData(
        """{"fn":"getAttr","argv":[{"fn":"parseURL","argv":[{"ref":"Region"}]},"isIp"]}""",
        "http://1.2.3.4",
        "true"
    )]
    [InlineData("""{"fn":"parseURL","argv":[{"ref":"Region"}]}""", "https://a.example/?q", null)]
    [InlineData("""{"fn":"parseURL","argv":[{"ref":"Region"}]}""", "ftp://a.example/", null)]
    [InlineData("""{"fn":"isValidHostLabel","argv":[{"ref":"Region"},false]}""", "a.b", "false")]
    [InlineData("""{"fn":"isValidHostLabel","argv":[{"ref":"Region"},true]}""", "a.b-c.D1", "true")]
    [InlineData("""{"fn":"isValidHostLabel","argv":[{"ref":"Region"},true]}""", "a..b", "false")]
    [InlineData("""{"fn":"isValidHostLabel","argv":[{"ref":"Region"},false]}""", "evil.example/", "false")]
    [InlineData("""{"fn":"isValidHostLabel","argv":[{"ref":"Region"},false]}""", "-a", "false")]
    [InlineData("""{"fn":"aws.isVirtualHostableS3Bucket","argv":[{"ref":"Region"},true]}""", "ra.dar", "true")]
    [InlineData("""{"fn":"aws.isVirtualHostableS3Bucket","argv":[{"ref":"Region"},true]}""", "10.0.0.1", "false")]
    [InlineData("""{"fn":"aws.isVirtualHostableS3Bucket","argv":[{"ref":"Region"},false]}""", "Radar", "false")]
    [InlineData(
        """{"fn":"getAttr","argv":[{"fn":"aws.partition","argv":[{"ref":"Region"}]},"name"]}""",
        "us-gov-north-7",
        "aws-us-gov"
    )]
    public void A_function_gives(string call, string region, string? expected) =>
        Assert.Equal(expected, Evaluate(call, region));

    [Fact]
    public void A_template_keeps_doubled_braces_and_fills_in_single_ones() =>
        Assert.Equal(
            "{aws} of {elsewhere}",
            Evaluate(
                """{"fn":"coalesce","argv":["{{{Partition#name}}} of {{{Region}}}","never"]}""",
                "elsewhere",
                assign: """{"fn":"aws.partition","argv":[{"ref":"Region"}],"assign":"Partition"}"""
            )
        );

    [Fact]
    public void What_a_failing_rule_assigned_is_not_seen_by_the_next_one()
    {
        var rules = EndpointRules.Read(
            JsonElement.Parse(
                """
                {"parameters":{"Region":{"type":"string","builtIn":"AWS::Region"}},"rules":[
                  {"type":"error","error":"first","conditions":[
                    {"fn":"coalesce","argv":[{"ref":"Region"},"x"],"assign":"Kept"},
                    {"fn":"stringEquals","argv":[{"ref":"Kept"},"never"]}]},
                  {"type":"error","error":"leaked {Kept}","conditions":[{"fn":"isSet","argv":[{"ref":"Kept"}]}]},
                  {"type":"error","error":"clean","conditions":[]}]}
                """
            )
        );

        Assert.Equal("clean.", rules.Resolve(new EndpointSettings { Region = "r" }).Error!.Message);
    }

    [Theory]
    [InlineData("""{"fn":"aws.unheardOf","argv":[{"ref":"Region"}]}""")]
    [InlineData("""{"fn":"isSet","argv":[{"ref":"Region"},true]}""")]
    [InlineData("""{"fn":"getAttr","argv":[{"ref":"Region"},"a[x]"]}""")]
    [InlineData("""{"fn":"isSet","argv":["{Region"]}""")]
    public void Rules_of_a_language_that_is_not_known_are_refused_as_a_whole(string call) =>
        Assert.Throws<InvalidDataException>(() => Evaluate(call, "r"));

    [Theory]
    [InlineData("keys(Items)", """["a","b\u0022","c"]""")]
    [InlineData("Items.a", "1")]
    [InlineData("Items.c", null)]
    [InlineData("List[*].Get.Name", """["x","y"]""")]
    [InlineData("List[*].[Put.Name, Get.Name][]", """["p","x","y"]""")]
    [InlineData("Items[*].Name", "[]")]
    public void A_path_finds_what_JMESPath_finds(string path, string? expected)
    {
        var input = JsonElement.Parse(
            """{"Items":{"a":1,"b\"":2,"c":null},"List":[{"Put":{"Name":"p"},"Get":{"Name":"x"}},{"Get":{"Name":"y"}}]}"""
        );

        Assert.Equal(expected, ContextPath.Search(input, path)?.GetRawText());
    }

    [Fact]
    public void Every_rule_set_of_the_catalog_compiles() =>
        Assert.All(ServiceCatalogTests.Services, service => EndpointRules.Of(service));

    private static string? Evaluate(string call, string region, string assign = """{"fn":"isSet","argv":["x"]}""")
    {
        var rules = EndpointRules.Read(
            JsonElement.Parse(
                $$$"""
                {"parameters":{"Region":{"type":"string","builtIn":"AWS::Region"},
                  "Endpoint":{"type":"string","builtIn":"SDK::Endpoint"},
                  "UseFIPS":{"type":"boolean","builtIn":"AWS::UseFIPS","default":false,"required":true}},
                 "rules":[{"type":"tree","conditions":[{{{assign}}},
                    {"fn":"coalesce","argv":[{{{call}}},"absent"],"assign":"Result"}],
                  "rules":[{"type":"error","conditions":[],"error":"={Result}"}]},
                  {"type":"error","conditions":[],"error":"=false"}]}
                """
            )
        );
        var message = rules.Resolve(new EndpointSettings { Region = region }).Error!.Message[1..^1];
        return message is "absent" ? null : message;
    }
}
