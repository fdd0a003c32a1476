using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access;

/// <summary>Actions that statements deny on all of the resources that were asked about, whatever else allows them.</summary>
public sealed record AccessDenial(ImmutableArray<string> Actions, ImmutableArray<MatchedStatement> Statements);
