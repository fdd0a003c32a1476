using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>The elements that a map is made of.</summary>
internal sealed class MapTags(Shape map)
{
    public XmlTag Entry { get; } = new(XmlNames.MapEntry);

    public XmlTag Key { get; } = new(XmlNames.KeyName(map));

    public XmlTag Value { get; } = new(XmlNames.ValueName(map));

    /// <summary>Whether the values hold no elements.</summary>
    public bool HasScalars { get; } = XmlNames.IsScalar(map.Value!.Shape);
}
