using System.Diagnostics.CodeAnalysis;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.AwsJson;
using AwsRadar.Wire.Protocols.AwsQuery;
using AwsRadar.Wire.Protocols.Ec2Query;
using AwsRadar.Wire.Protocols.RestJson;
using AwsRadar.Wire.Protocols.RestXml;

namespace AwsRadar.Wire.Protocols;

/// <summary>Which protocols this program speaks.</summary>
public static class ProtocolTable
{
    /// <summary>Finds the protocol of a service's model; false while it is not spoken yet.</summary>
    public static bool TryGet(ServiceProtocol name, [NotNullWhen(true)] out IProtocol? protocol)
    {
        protocol = name switch
        {
            ServiceProtocol.AwsQuery => AwsQueryProtocol.Instance,
            ServiceProtocol.Ec2Query => Ec2QueryProtocol.Instance,
            ServiceProtocol.AwsJson => AwsJsonProtocol.Instance,
            ServiceProtocol.RestJson => RestJsonProtocol.Instance,
            ServiceProtocol.RestXml => RestXmlProtocol.Instance,
            _ => null,
        };
        return protocol is not null;
    }
}
