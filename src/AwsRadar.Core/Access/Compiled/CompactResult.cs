using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>The answer to one of very many questions; <see cref="CompiledAccount.Explain"/> gives the same in full.</summary>
/// <param name="DecidedBy">As <see cref="EvaluationResult.DecidedBy"/>.</param>
/// <param name="Statement">
/// The first of the statements that decided; null where none did, and where a question needs the full evaluation.
/// </param>
public readonly record struct CompactResult(Decision Decision, PolicyType? DecidedBy, StatementReference? Statement);

/// <summary>A statement of a compiled account; <see cref="CompiledAccount.Describe"/> tells its address.</summary>
/// <param name="Number">From 0, over all statements of the account.</param>
public readonly record struct StatementReference(int Number);
