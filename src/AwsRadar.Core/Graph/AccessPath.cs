using System.Collections.Immutable;
using AwsRadar.Core.Access;

namespace AwsRadar.Core.Graph;

/// <summary>Steps by which somebody becomes somebody else, each from where the one before ends.</summary>
/// <param name="From">Who begins.</param>
/// <param name="Steps">None: who begins is there already.</param>
public sealed record AccessPath(string From, ImmutableArray<AccessStep> Steps)
{
    /// <summary>The least sure of the steps.</summary>
    public Possibility Possibility => Steps.IsEmpty ? Possibility.Allowed : Steps.Max(step => step.Possibility);
}
