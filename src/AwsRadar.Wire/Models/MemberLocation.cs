namespace AwsRadar.Wire.Models;

/// <summary>Where the REST protocols carry a member of an operation's input, output or error.</summary>
/// <remarks>https://smithy.io/2.0/spec/http-bindings.html</remarks>
public enum MemberLocation
{
    /// <summary>In the body; the only place in the query and awsJson protocols.</summary>
    Body,

    /// <summary>In the header that <see cref="Member.LocationName"/> names.</summary>
    Header,

    /// <summary>A map spread over all headers that begin with <see cref="Member.LocationName"/>.</summary>
    HeaderPrefix,

    /// <summary>In a <c>{label}</c> or greedy <c>{label+}</c> of the request URI.</summary>
    Uri,

    /// <summary>In the query string; a map contributes each of its entries.</summary>
    QueryString,

    /// <summary>The response's HTTP status code.</summary>
    StatusCode,
}
