using System.Collections.Immutable;

namespace AwsRadar.Core.Access;

/// <summary>Somebody who may do what was asked about, or of whom that cannot be ruled out.</summary>
/// <param name="Grants">One or more, the surest first.</param>
public sealed record PrincipalAccess(AskedPrincipal Who, ImmutableArray<AccessGrant> Grants)
{
    /// <summary>The surest of the grants.</summary>
    public Possibility Possibility => Grants[0].Possibility;
}
