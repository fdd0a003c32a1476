namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>What a document is made of. An element without content has an end too.</summary>
internal enum XmlToken
{
    Start,
    Text,
    End,
    EndOfDocument,
}
