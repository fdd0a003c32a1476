using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access;

/// <summary>An action, and the account's statements about it.</summary>
internal sealed class CompiledAction(string foldedAction, StatementTable table)
{
    public string Text { get; } = foldedAction;

    public StatementsByPolicy Statements { get; } = table.Actions.Find(foldedAction);

    /// <summary>Nobody needs a permission for it.</summary>
    public bool NeedsNoPermission { get; } = PolicyEvaluator.IsFree(foldedAction);
}
