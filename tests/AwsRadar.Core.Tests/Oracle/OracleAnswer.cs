using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>The oracle's answer.</summary>
/// <param name="Deciders">
/// The policy types that may be said to have decided: those that deny, those that do not allow, or those that allow.
/// Empty where no policy decided.
/// </param>
internal sealed record OracleAnswer(Decision Decision, ImmutableHashSet<PolicyType> Deciders)
{
    public static OracleAnswer Unknown { get; } = new(Decision.Unknown, []);

    public override string ToString() => $"{Decision} by {string.Join(", ", Deciders.Select(type => type.ToName()))}";
}
