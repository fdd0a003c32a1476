using System.Collections.Immutable;
using AwsRadar.Core.Access;

namespace AwsRadar.Core.Graph;

/// <summary>How somebody becomes somebody else.</summary>
/// <param name="From">An ARN, or a service's or provider's name.</param>
/// <param name="To">The ARN of a user or role; null: somebody who may do everything.</param>
/// <param name="Method">Such as <c>assume-role</c> and <c>create-access-key</c>; <c>pass-role</c> puts a role to work at a service.</param>
/// <param name="Phrase">What is done, said of who does it.</param>
/// <param name="Grants">What has to be allowed for it, all of it, each as the evaluator decided it.</param>
/// <param name="Possibility">The least sure of the grants, or less where more than grants decides.</param>
public sealed record AccessStep(
    string From,
    string? To,
    string Method,
    string Phrase,
    ImmutableArray<AccessGrant> Grants,
    Possibility Possibility
);
