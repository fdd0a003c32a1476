using System.Collections.Immutable;
using AwsRadar.Packing;

namespace AwsRadar.Wire.Models;

/// <summary>Reads what packed data says about a service as a whole.</summary>
internal readonly struct ServiceDecoder(StringTable strings)
{
    public ServiceTraits Decode(ref PackedReader reader) =>
        new()
        {
            ServiceId = strings.Read(ref reader),
            FullName = strings.Read(ref reader),
            EndpointPrefix = strings.Read(ref reader),
            SigningName = strings.Read(ref reader),
            ApiVersion = strings.Read(ref reader),
            SignatureVersion = strings.Read(ref reader),
            Protocol = (ServiceProtocol)reader.ReadInt(),
            Protocols = ReadProtocols(ref reader),
            AuthSchemes = strings.ReadList(ref reader),
            JsonVersion = strings.ReadOrNull(ref reader),
            TargetPrefix = strings.ReadOrNull(ref reader),
            GlobalEndpoint = strings.ReadOrNull(ref reader),
            XmlNamespace = strings.ReadXmlNamespaceOrNull(ref reader),
            IsAwsQueryCompatible = reader.ReadInt() != 0,
        };

    private static ImmutableArray<ServiceProtocol> ReadProtocols(ref PackedReader reader)
    {
        var protocols = new ServiceProtocol[reader.ReadInt()];
        for (var index = 0; index < protocols.Length; index++)
        {
            protocols[index] = (ServiceProtocol)reader.ReadInt();
        }

        return ImmutableArray.Create(protocols);
    }
}
