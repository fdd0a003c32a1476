using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>An action, and the account's statements about it.</summary>
internal sealed class CompiledAction(string foldedAction, StatementTable table)
{
    public string Text { get; } = foldedAction;

    public StatementsByPolicy Statements { get; } = table.Actions.Find(foldedAction);

    /// <summary>Policies have no say in it: <see cref="FreeAction"/> does.</summary>
    public bool IsFree { get; } = FreeAction.DecisionFor(foldedAction, PrincipalForm.User) is not null;
}
