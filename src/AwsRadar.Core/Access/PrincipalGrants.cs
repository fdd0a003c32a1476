using System.Collections.Immutable;

namespace AwsRadar.Core.Access;

/// <summary>What one principal may do of what a question is about, and what is denied to it altogether.</summary>
/// <param name="Grants">The surest first; empty: all is denied.</param>
/// <param name="Denials">What statements deny on all of the resources, whatever else allows it.</param>
internal sealed record PrincipalGrants(ImmutableArray<AccessGrant> Grants, ImmutableArray<AccessDenial> Denials);
