namespace AwsRadar.Wire.Models;

/// <summary>The namespace that an XML element declares; without a <see cref="Prefix"/> it is the default namespace.</summary>
public sealed record XmlNamespace(string Uri, string? Prefix);
