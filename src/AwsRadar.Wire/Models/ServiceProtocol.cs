namespace AwsRadar.Wire.Models;

/// <summary>How a service's requests and responses are written on the wire.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/index.html</remarks>
public enum ServiceProtocol
{
    AwsQuery,
    Ec2Query,

    /// <summary>awsJson 1.0 or 1.1: <see cref="ServiceModel.JsonVersion"/> says which.</summary>
    AwsJson,
    RestJson,
    RestXml,
    SmithyRpcV2Cbor,
}
