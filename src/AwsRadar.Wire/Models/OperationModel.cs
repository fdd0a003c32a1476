using System.Collections.Immutable;

namespace AwsRadar.Wire.Models;

/// <summary>One operation of a service, as its model describes it.</summary>
public sealed class OperationModel
{
    private readonly ServiceChunk _chunk;
    private readonly OperationTraits _traits;
    private readonly Lazy<bool> _variesEndpoint;

    internal OperationModel(ServiceChunk chunk, OperationTraits traits)
    {
        _chunk = chunk;
        _traits = traits;
        _variesEndpoint = new(() =>
            !ContextParameters.IsEmpty || (Input?.Members.Any(member => member.ContextParameter is not null) ?? false)
        );
    }

    /// <summary>The name as the API spells it, such as <c>ListUsers</c>.</summary>
    public string Name => _traits.Name;

    public string HttpMethod => _traits.HttpMethod;

    /// <summary>Path with <c>{labels}</c> and greedy <c>{labels+}</c>, and possibly a fixed query string: <c>/2015-03-31/functions/{FunctionName}?Qualifier</c>.</summary>
    public string RequestUri => _traits.RequestUri;

    /// <summary>The HTTP status of a success.</summary>
    public int ResponseCode => _traits.ResponseCode;

    /// <summary>A structure; null when the operation takes nothing.</summary>
    public Shape? Input => _chunk.ShapeOrNull(_traits.InputIndex);

    /// <summary>A structure; null when the operation returns nothing.</summary>
    public Shape? Output => _chunk.ShapeOrNull(_traits.OutputIndex);

    /// <summary>The element around an awsQuery result, such as <c>ListUsersResult</c>; null for other protocols.</summary>
    public string? ResultWrapper => _traits.ResultWrapper;

    /// <summary>The root element of a restXml request body where the model names one.</summary>
    public string? InputLocationName => _traits.InputLocationName;

    /// <summary>The namespace of that root element.</summary>
    public XmlNamespace? InputXmlNamespace => _traits.InputXmlNamespace;

    /// <summary>The errors that the model lists; a service may answer with others.</summary>
    public ImmutableArray<Shape> Errors => [.. _traits.ErrorIndexes.Select(_chunk.ShapeAt)];

    /// <summary>How to ask for the next page; null when the operation has no pages.</summary>
    public Paginator? Paginator => _traits.Paginator;

    /// <summary>What stands before the endpoint's host, possibly with <c>{labels}</c>: <c>{AccountId}.</c>; null for most.</summary>
    public string? HostPrefix => _traits.HostPrefix;

    /// <summary>Whether the operation is called without a signature, such as <c>AssumeRoleWithWebIdentity</c>.</summary>
    public bool IsUnsigned => Has(OperationFlags.Unsigned);

    /// <summary>Whether the signature leaves the body out (<c>UNSIGNED-PAYLOAD</c>).</summary>
    public bool HasUnsignedPayload => Has(OperationFlags.UnsignedPayload);

    /// <summary>Whether repeating the call has the effect of one call.</summary>
    public bool IsIdempotent => Has(OperationFlags.Idempotent);

    /// <summary>Whether the model states that the call changes nothing; few models state it.</summary>
    public bool IsReadOnly => Has(OperationFlags.ReadOnly);

    public bool IsDeprecated => Has(OperationFlags.Deprecated);

    /// <summary>Whether the endpoint is first asked for by the service's own discovery operation, if the caller wishes.</summary>
    public bool UsesEndpointDiscovery => Has(OperationFlags.EndpointDiscovery);

    /// <summary>Whether the operation works only with a discovered endpoint.</summary>
    public bool RequiresEndpointDiscovery => Has(OperationFlags.EndpointDiscoveryRequired);

    /// <summary>Whether this is the discovery operation itself.</summary>
    public bool IsEndpointOperation => Has(OperationFlags.EndpointOperation);

    /// <summary>Whether the request carries a checksum of its body (MD5 or better) whatever the caller says.</summary>
    public bool RequiresHttpChecksum => Has(OperationFlags.HttpChecksumRequired);

    /// <summary>Whether the service takes a body compressed with gzip.</summary>
    public bool AcceptsGzip => Has(OperationFlags.RequestCompression);

    public HttpChecksum? HttpChecksum => _traits.HttpChecksum;

    /// <summary>What the operation itself contributes to the endpoint rules.</summary>
    public ImmutableArray<ContextParameter> ContextParameters => _traits.ContextParameters;

    /// <summary>Whether the endpoint may depend on this operation or on its input, rather than on the service alone.</summary>
    public bool VariesEndpoint => _variesEndpoint.Value;

    public override string ToString() => Name;

    private bool Has(OperationFlags flag) => _traits.Flags.HasFlag(flag);
}
