using System.Collections.Immutable;

namespace AwsRadar.Core.Access;

/// <summary>Somebody whose policies allow what was asked about, and to whom statements deny all of it.</summary>
/// <param name="Denials">One or more.</param>
public sealed record PrincipalDenial(AskedPrincipal Who, ImmutableArray<AccessDenial> Denials);
