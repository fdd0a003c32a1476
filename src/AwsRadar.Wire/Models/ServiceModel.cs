using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AwsRadar.Wire.Models;

/// <summary>
/// One AWS service as its own model describes it. Operations and shapes are read when they are first asked for; the
/// model is immutable and safe to share between threads.
/// </summary>
public sealed class ServiceModel
{
    private readonly ServiceChunk _chunk;
    private readonly ServiceTraits _traits;

    internal ServiceModel(string name, ServiceChunk chunk)
    {
        Name = name;
        _chunk = chunk;
        _traits = chunk.Service;
    }

    /// <summary>The name that boto3 and the AWS CLI use, such as <c>iam</c>.</summary>
    public string Name { get; }

    /// <summary>The name that AWS keeps stable across SDKs, such as <c>Secrets Manager</c>; endpoint variables derive from it.</summary>
    public string ServiceId => _traits.ServiceId;

    public string FullName => _traits.FullName;

    public string EndpointPrefix => _traits.EndpointPrefix;

    /// <summary>The service's name in a SigV4 credential scope.</summary>
    public string SigningName => _traits.SigningName;

    /// <summary>The API's version, such as <c>2010-05-08</c>.</summary>
    public string ApiVersion => _traits.ApiVersion;

    /// <summary>The protocol to speak: the model's own, or where that is CBOR, the JSON or query protocol that it offers beside it.</summary>
    public ServiceProtocol Protocol => _traits.Protocol;

    /// <summary>Every protocol that the service accepts, in the model's order.</summary>
    public ImmutableArray<ServiceProtocol> Protocols => _traits.Protocols;

    /// <summary><c>1.0</c> or <c>1.1</c> for awsJson; null for most others.</summary>
    public string? JsonVersion => _traits.JsonVersion;

    /// <summary>What stands before the dot in an awsJson <c>X-Amz-Target</c>.</summary>
    public string? TargetPrefix => _traits.TargetPrefix;

    public XmlNamespace? XmlNamespace => _traits.XmlNamespace;

    /// <summary>botocore's name of the signature: <c>v4</c>, <c>s3v4</c>, <c>s3</c>, <c>v2</c>, <c>bearer</c>.</summary>
    public string SignatureVersion => _traits.SignatureVersion;

    /// <summary>Smithy's authentication schemes in order of preference, such as <c>aws.auth#sigv4</c>; may be empty.</summary>
    public ImmutableArray<string> AuthSchemes => _traits.AuthSchemes;

    /// <summary>The one host of a global service, such as <c>iam.amazonaws.com</c>; null for regional services.</summary>
    public string? GlobalEndpoint => _traits.GlobalEndpoint;

    /// <summary>Whether errors also carry the codes of an older query API in <c>x-amzn-query-error</c>.</summary>
    public bool IsAwsQueryCompatible => _traits.IsAwsQueryCompatible;

    /// <summary>Names of all operations in ordinal order.</summary>
    public ImmutableArray<string> OperationNames => _chunk.OperationNames;

    /// <summary>Names of all shapes in ordinal order.</summary>
    public ImmutableArray<string> ShapeNames => _chunk.ShapeNames;

    /// <summary>Finds an operation by the API's spelling or the AWS CLI's: <c>ListUsers</c>, <c>list-users</c>.</summary>
    public bool TryGetOperation(string name, [NotNullWhen(true)] out OperationModel? operation) =>
        _chunk.TryGetOperation(name, out operation);

    public bool TryGetShape(string name, [NotNullWhen(true)] out Shape? shape) => _chunk.TryGetShape(name, out shape);

    public override string ToString() => Name;
}
