namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>Leaves the depth of a reader; never leaves Wire, where it becomes a <see cref="WireError"/>.</summary>
internal sealed class UnreadableXmlException(string message) : Exception(message);
