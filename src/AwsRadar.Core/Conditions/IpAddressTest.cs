using System.Buffers;
using System.Globalization;
using System.Net;

namespace AwsRadar.Core.Conditions;

/// <summary><c>IpAddress</c>: an address or a range, IPv4 or IPv6. The two never match each other.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress</remarks>
internal sealed class IpAddressTest : ValueTest
{
    private const int BitsPerByte = 8;
    private const int IPv4Bytes = 4;

    private static readonly SearchValues<char> IPv4Characters = SearchValues.Create("0123456789.");

    private readonly byte[]? _network;
    private readonly int _prefixBits;

    public IpAddressTest(string value)
    {
        var slash = value.IndexOf('/');
        var address = Read(slash < 0 ? value : value[..slash]);
        if (address is null)
        {
            return;
        }

        var maxBits = address.Length * BitsPerByte;
        var bits = maxBits;
        if (
            slash < 0
            || (
                int.TryParse(value.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits)
                && bits <= maxBits
            )
        )
        {
            _network = address;
            _prefixBits = bits;
        }
    }

    public static bool IsRange(string text) => new IpAddressTest(text)._network is not null;

    /// <summary>The range in its standard form; null: it is written so, or it is none.</summary>
    public static string? NetworkOf(string text)
    {
        var test = new IpAddressTest(text);
        if (test._network is not { } address || !text.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }

        var network = address.ToArray();
        for (var bit = test._prefixBits; bit < network.Length * BitsPerByte; bit++)
        {
            network[bit / BitsPerByte] &= (byte)~(1 << (BitsPerByte - 1 - (bit % BitsPerByte)));
        }

        return network.AsSpan().SequenceEqual(address) ? null : $"{new IPAddress(network)}/{test._prefixBits}";
    }

    /// <summary>Whether every address of the other range, or the one address, is in this range.</summary>
    public bool Covers(string range)
    {
        var other = new IpAddressTest(range);
        return other._network is { } network && other._prefixBits >= _prefixBits && IsInside(network);
    }

    public override Truth Matches(string requestValue, ContextScope scope) =>
        (Read(requestValue) is { } address && IsInside(address)).ToTruth();

    private bool IsInside(byte[] address)
    {
        if (_network is null || address.Length != _network.Length)
        {
            return false;
        }

        var wholeBytes = _prefixBits / BitsPerByte;
        var bitsLeft = _prefixBits % BitsPerByte;
        return address.AsSpan(0, wholeBytes).SequenceEqual(_network.AsSpan(0, wholeBytes))
            && (bitsLeft == 0 || (address[wholeBytes] ^ _network[wholeBytes]) >> (BitsPerByte - bitsLeft) == 0);
    }

    private static byte[]? Read(string text)
    {
        // The platform also reads `1`, `0x7f.1` and the like as IPv4.
        var isIPv6 = text.Contains(':', StringComparison.Ordinal);
        if (!isIPv6 && (text.AsSpan().Count('.') != IPv4Bytes - 1 || text.AsSpan().ContainsAnyExcept(IPv4Characters)))
        {
            return null;
        }

        if (!IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
    }
}
