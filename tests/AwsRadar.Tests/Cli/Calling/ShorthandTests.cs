using System.Diagnostics;
using System.Text.Json;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.Calling.Values.Shorthand;
using AwsRadar.Cli.Output;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>Shorthand means what the AWS CLI takes it to mean.</summary>
public sealed class ShorthandTests
{
    [Theory]
    [InlineData("Key=a,Value=b", """{"Key":"a","Value":"b"}""")]
    [InlineData("Name=x,Values=a,b,c", """{"Name":"x","Values":["a","b","c"]}""")]
    [InlineData("Values=a,b,Name=x", """{"Values":["a","b"],"Name":"x"}""")]
    [InlineData("Names=[a,b],Map={k=v,w=[x]}", """{"Names":["a","b"],"Map":{"k":"v","w":["x"]}}""")]
    [InlineData("""Key='it''s',Value="say \"hi\"" """, null)]
    [InlineData("""Value="say \"hi\"",Key='a,b=c' """, """{"Value":"say \"hi\"","Key":"a,b=c"}""")]
    [InlineData("Key=a=b", """{"Key":"a=b"}""")]
    [InlineData("""Key=a\,b""", """{"Key":"a,b"}""")]
    [InlineData("Key=", """{"Key":""}""")]
    [InlineData("Key=[]", """{"Key":[]}""")]
    [InlineData("Key={}", """{"Key":{}}""")]
    [InlineData("=a", null)]
    [InlineData("Key", null)]
    [InlineData("Key='a", null)]
    [InlineData("Key=[a", null)]
    [InlineData("Key=a,Key=b", null)]
    public void A_text_is_read_or_refused(string text, string? expected) =>
        Assert.Equal(expected, Read(text.TrimEnd()));

    [Fact]
    public async Task Texts_of_every_kind_are_read_as_the_AWS_CLI_reads_them()
    {
        await ForeignClient.RequireAsync("python3", "-c", "import awscli.shorthand");
        var texts = Texts(3_000);

        var theirs = await AskAwsCliAsync(texts);

        Assert.Equal(texts.Length, theirs.Length);
        Assert.All(texts.Zip(theirs), each => Assert.Equal((each.First, each.Second), (each.First, Read(each.First))));
    }

    /// <summary>Runs of the signs that mean something, and of a few that do not: the same for every run of the test.</summary>
    private static string[] Texts(int count)
    {
        string[] signs = ["a", "b", "Key", "=", "=", ",", ",", "[", "]", "{", "}", "'", "\"", " ", "1.5", "k=v", "ü"];
        var random = new Random(7);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => string.Concat(random.GetItems(signs, random.Next(1, 10))))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The text as JSON; null when it is refused.</summary>
    private static string? Read(string text)
    {
        try
        {
            var value = ShorthandParser.Parse(text, "--option");
            return JsonText.Write(writer => Write(writer, value), indented: false);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, ShorthandValue value)
    {
        switch (value)
        {
            case ShorthandValue.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case ShorthandValue.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ShorthandValue.Fields fields:
                writer.WriteStartObject();
                foreach (var (key, item) in fields.Pairs)
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private static async Task<string?[]> AskAwsCliAsync(string[] texts)
    {
        const string Program = """
            import json, sys
            from awscli.shorthand import ShorthandParser, ShorthandParseError
            def has_names(value):
                if isinstance(value, dict):
                    return all(k and has_names(v) for k, v in value.items())
                return not isinstance(value, list) or all(map(has_names, value))
            for line in sys.stdin:
                try:
                    value = ShorthandParser().parse(json.loads(line))
                    # A member without a name is read there and refused here: no operation has one.
                    print(json.dumps(value) if has_names(value) else "null")
                except (ShorthandParseError, TypeError):
                    print("null")
            """;
        var start = new ProcessStartInfo("python3", ["-c", Program])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var text in texts)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(text));
        }

        process.StandardInput.Close();
        var lines = (await output).Trim().Split('\n');
        return
        [
            .. lines.Select(line => line == "null" ? null : JsonText.Format(JsonElement.Parse(line), indented: false)),
        ];
    }
}
