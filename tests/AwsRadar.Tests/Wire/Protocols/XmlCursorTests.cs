using System.Text;
using System.Xml;
using AwsRadar.Wire.Protocols.Xml;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols;

/// <summary>Our reader of XML beside .NET's, which is much slower and takes the same documents.</summary>
public sealed class XmlCursorTests
{
    private const int Mutations = 20_000;

    private static readonly string[] Documents =
    [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a xmlns=\"http://x/\">\n  <b>one</b>\n  <b/>\n  <c d='e' f=\"g &lt; h\">two</c>\n</a>\n",
        "<a><b>x &amp; y &lt;&gt;&quot;&apos; &#65;&#x41;&#x1F600;</b><![CDATA[<raw> & ]] >]]></a>",
        "<a xmlns:p=\"urn:p\"><p:b p:c=\"1\">t</p:b><!-- a comment --><?do it?><d>\r\n\r</d></a>",
        "\uFEFF<Größe><名前>값 😀</名前></Größe>",
        "<a b=\"x\ty\r\nz&#10;\"><b c=''></b><d>]] ]&gt;</d></a><!-- end --> ",
    ];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    [Fact]
    public void Documents_are_read_as_the_reader_of_dotnet_reads_them()
    {
        Assert.All(Documents, each => Assert.Equal(OfDotnet(Bytes(each)), OfCursor(Bytes(each))));
        Assert.All(Documents, each => Assert.NotNull(OfCursor(Bytes(each))));
    }

    [Fact]
    public void Damaged_documents_are_refused_by_both_readers_or_by_neither()
    {
        var random = new Random(20261126);
        string[] pieces =
        [
            .. "<>/&;'\"=:! -?[]\r\n\t\0\u0001".Select(each => $"{each}"),
            .. (string[])
                [
                    "]]>",
                    "<!--",
                    "-->",
                    "<![CDATA[",
                    "<?x?>",
                    "<!DOCTYPE a>",
                    "&#0;",
                    "&lt;",
                    "&x;",
                    "</a>",
                    "<a>",
                    "\uFFFE",
                ],
        ];
        for (var each = 0; each < Mutations; each++)
        {
            var document = Mutate(Documents[random.Next(Documents.Length)], random, pieces);
            var bytes = Bytes(document);

            var (own, peer) = (OfCursor(bytes), OfDotnet(bytes));

            Assert.True(own == peer, $"{document}\nown: {own}\n.NET: {peer}");
        }
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>")]
    [InlineData("<?xml encoding=\"UTF-8\"?><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("<p:a/>")]
    [InlineData("<a xmlns:p=\"\"/>")]
    [InlineData("")]
    public void What_no_service_of_AWS_writes_is_refused(string document) => Assert.Null(OfCursor(Bytes(document)));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        Assert.Null(OfCursor([.. "<a>"u8, 0xC3, 0x28, .. "</a>"u8]));
        Assert.Null(OfCursor([.. "<a>"u8, 0xED, 0xA0, 0x80, .. "</a>"u8]));
    }

    private static string Mutate(string document, Random random, string[] pieces)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(document.Length);
            var length = Math.Min(random.Next(0, 3), document.Length - at);
            document = document
                .Remove(at, length)
                .Insert(at, random.Next(4) == 0 ? "" : pieces[random.Next(pieces.Length)]);
        }

        return document;
    }

    /// <summary>Names, attributes' number and texts; null when it is no document.</summary>
    private static string? OfCursor(byte[] document)
    {
        try
        {
            var tokens = new XmlTokens(document);
            var text = new StringBuilder();
            for (XmlToken token; (token = tokens.Next()) is not XmlToken.EndOfDocument; )
            {
                text.Append(
                    token switch
                    {
                        XmlToken.Start => $"<{Encoding.UTF8.GetString(tokens.Name)}>",
                        XmlToken.End => "</>",
                        _ when tokens.Depth == 0 => "",
                        _ => Encoding.UTF8.GetString(tokens.Text.Span),
                    }
                );
            }

            return text.ToString();
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? OfDotnet(byte[] document)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(document), Settings);
            var text = new StringBuilder();
            while (xml.Read())
            {
                text.Append(
                    xml.NodeType switch
                    {
                        XmlNodeType.Element => $"<{xml.LocalName}>{(xml.IsEmptyElement ? "</>" : "")}",
                        XmlNodeType.EndElement => "</>",
                        XmlNodeType.Text or XmlNodeType.CDATA => xml.Value,
                        XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace => xml.Depth == 0 ? "" : xml.Value,
                        _ => "",
                    }
                );
            }

            return text.ToString();
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static byte[] Bytes(string document) => Encoding.UTF8.GetBytes(document);
}
