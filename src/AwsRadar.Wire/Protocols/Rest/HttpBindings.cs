using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>Where HTTP carries each member of an input, an output or an error.</summary>
/// <remarks>https://smithy.io/2.0/spec/http-bindings.html</remarks>
internal sealed class HttpBindings
{
    private static readonly ConditionalWeakTable<Shape, HttpBindings> Known = [];
    private static readonly HttpBindings None = new(structure: null);

    private HttpBindings(Shape? structure)
    {
        var members = structure?.Members ?? [];
        Labels = At(members, MemberLocation.Uri);
        Query = At(members, MemberLocation.QueryString);
        Headers = At(members, MemberLocation.Header);
        PrefixHeaders = At(members, MemberLocation.HeaderPrefix);
        Body = At(members, MemberLocation.Body);
        StatusCode = At(members, MemberLocation.StatusCode).FirstOrDefault();
        Payload = structure?.Payload is { } name && structure.TryGetMember(name, out var payload) ? payload : null;
    }

    public ImmutableArray<Member> Labels { get; }

    public ImmutableArray<Member> Query { get; }

    public ImmutableArray<Member> Headers { get; }

    public ImmutableArray<Member> PrefixHeaders { get; }

    /// <summary>What the body holds together, unless there is a <see cref="Payload"/>.</summary>
    public ImmutableArray<Member> Body { get; }

    public Member? StatusCode { get; }

    /// <summary>The member that alone makes up the body; null when the members of <see cref="Body"/> do.</summary>
    public Member? Payload { get; }

    /// <summary>Whether the body is the payload's own bytes, not a document of the protocol.</summary>
    public bool HasRawPayload => Payload is { Shape.Kind: ShapeKind.Blob or ShapeKind.String };

    public static HttpBindings Of(Shape? structure) =>
        structure is null ? None : Known.GetValue(structure, static shape => new HttpBindings(shape));

    /// <summary>A member's name in its place.</summary>
    public static string NameOf(Member member) => member.LocationName ?? member.Name;

    private static ImmutableArray<Member> At(ImmutableArray<Member> members, MemberLocation location) =>
        [.. members.Where(member => member.Location == location)];
}
