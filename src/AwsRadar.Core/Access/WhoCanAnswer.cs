using System.Collections.Immutable;

namespace AwsRadar.Core.Access;

/// <summary>Everybody who may do something.</summary>
/// <param name="Actions">What was asked about, wildcards written out by the reference.</param>
/// <param name="Resource">As it was asked; null: any resource of the account.</param>
/// <param name="Principals">By how sure it is, then by kind and name. Who is not here is denied.</param>
/// <param name="Asked">How many were asked.</param>
public sealed record WhoCanAnswer(
    ImmutableArray<string> Actions,
    string? Resource,
    ImmutableArray<PrincipalAccess> Principals,
    int Asked
)
{
    /// <summary>Of those who are not in <see cref="Principals"/>, whom statements deny what others allow, by kind and name.</summary>
    public ImmutableArray<PrincipalDenial> Denied { get; init; } = [];
}
