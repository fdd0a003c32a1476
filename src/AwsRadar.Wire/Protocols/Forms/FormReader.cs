using System.Text;

namespace AwsRadar.Wire.Protocols.Forms;

/// <summary>Reads the parameters of a form into a tree of their dotted names, within bounds.</summary>
internal static class FormReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static WireResult<FormNode> Read(ReadOnlySpan<byte> form)
    {
        var root = new FormNode();
        var count = 0;
        foreach (var range in form.Split((byte)'&'))
        {
            var pair = form[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (++count > WireLimits.MaxParameters)
            {
                return Malformed($"The request has more than {WireLimits.MaxParameters} parameters.");
            }

            if (Add(root, pair) is { } error)
            {
                return error;
            }
        }

        return root;
    }

    public static WireError Malformed(string message) => WireError.Service("MalformedInput", message);

    private static WireError? Add(FormNode root, ReadOnlySpan<byte> pair)
    {
        var equals = pair.IndexOf((byte)'=');
        if (
            !TryDecode(equals < 0 ? pair : pair[..equals], out var name)
            || !TryDecode(equals < 0 ? [] : pair[(equals + 1)..], out var value)
        )
        {
            return Malformed("The request has a parameter that is not percent-encoded UTF-8.");
        }

        var node = root;
        var depth = 0;
        foreach (var range in name.AsSpan().Split('.'))
        {
            if (++depth > WireLimits.MaxDepth)
            {
                return Malformed($"The request has a parameter of more than {WireLimits.MaxDepth} parts.");
            }

            node = node.GetOrAdd(name[range]);
        }

        return node.TrySetValue(value) ? null : Malformed($"The request has the parameter '{name}' more than once.");
    }

    /// <summary>Undoes percent-encoding, with plus for space; false for half an escape and for bytes that are not UTF-8.</summary>
    private static bool TryDecode(ReadOnlySpan<byte> encoded, out string text)
    {
        text = "";
        var bytes = new byte[encoded.Length];
        var length = 0;
        for (var index = 0; index < encoded.Length; index++)
        {
            var value = encoded[index];
            if (value is (byte)'%')
            {
                if (index + 2 >= encoded.Length || !TryHex(encoded.Slice(index + 1, 2), out value))
                {
                    return false;
                }

                index += 2;
            }
            else if (value is (byte)'+')
            {
                value = (byte)' ';
            }

            bytes[length++] = value;
        }

        try
        {
            text = StrictUtf8.GetString(bytes, 0, length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out byte value) =>
        byte.TryParse(
            digits,
            System.Globalization.NumberStyles.AllowHexSpecifier,
            System.Globalization.CultureInfo.InvariantCulture,
            out value
        );
}
