using System.Text;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>
/// The tags of an element as AWS writes nearly all of them: a name without prefix, attributes or white space. A reader that knows
/// what comes next compares these bytes, where it would otherwise look for the end of a name and then for the name.
/// </summary>
/// <param name="name">A name of XML.</param>
internal sealed class XmlTag(string name)
{
    private readonly byte[] _start = Encoding.UTF8.GetBytes($"<{name}>");
    private readonly byte[] _end = Encoding.UTF8.GetBytes($"</{name}>");

    public ReadOnlySpan<byte> Start => _start;

    public ReadOnlySpan<byte> End => _end;

    public ReadOnlySpan<byte> Name => _start.AsSpan(1, _start.Length - 2);
}
