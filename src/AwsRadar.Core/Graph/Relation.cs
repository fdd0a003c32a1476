namespace AwsRadar.Core.Graph;

/// <summary>One tie, directed as access flows: from who holds to what is held.</summary>
/// <param name="From">Index of a node.</param>
/// <param name="To">Index of a node.</param>
public readonly record struct Relation(int From, int To, RelationKind Kind)
{
    /// <summary>
    /// The statement that makes it, from 0: of the role's trust policy for assuming, of the policy for its services;
    /// null where no statement does.
    /// </summary>
    public int? Statement { get; init; }

    /// <summary>The statement applies under conditions only, or to all but what it names.</summary>
    public bool IsConditional { get; init; }
}
