using System.Collections.Immutable;

namespace AwsRadar.Core.Access;

/// <summary>One thing that has to hold for a statement to apply, and of which it is not known whether it does.</summary>
/// <param name="Operator">A condition's, as written; the element's name where it is the statement's <c>Resource</c> or <c>NotResource</c>.</param>
/// <param name="Key">The condition's context key, as written; empty for a resource.</param>
/// <param name="Values">The condition's, or the resource's patterns.</param>
/// <param name="Phrase">The same in words.</param>
public sealed record ConditionTerm(string Operator, string Key, ImmutableArray<string> Values, string Phrase);
