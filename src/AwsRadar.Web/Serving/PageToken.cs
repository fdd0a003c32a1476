using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace AwsRadar.Web.Serving;

/// <summary>A secret of one start, which only the address that the program printed holds: other users and web pages lack it.</summary>
internal sealed class PageToken
{
    public const string Header = "X-Aws-Radar-Token";

    private readonly byte[] _bytes;

    private PageToken(string text)
    {
        Text = text;
        _bytes = Encoding.ASCII.GetBytes(text);
    }

    public string Text { get; }

    public static PageToken Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Whether the header holds it, in a time that tells nothing of where they differ.</summary>
    public bool IsIn(StringValues header) =>
        header is [{ } given] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _bytes);

    /// <summary>The token is no text for logs.</summary>
    public override string ToString() => "***";
}
