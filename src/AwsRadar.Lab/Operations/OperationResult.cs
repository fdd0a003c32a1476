using System.Text.Json.Nodes;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Operations;

/// <summary>What came of an operation: a refusal, or an answer, a changed account, or both.</summary>
internal readonly record struct OperationResult
{
    public LabError? Error { get; private init; }

    /// <summary>The output's members; null when the operation answers with nothing but success.</summary>
    public JsonObject? Output { get; private init; }

    /// <summary>The account after the operation; null when it only read.</summary>
    public AccountState? Changed { get; private init; }

    public static implicit operator OperationResult(LabError error) => new() { Error = error };

    public static implicit operator OperationResult(JsonObject output) => new() { Output = output };

    public static implicit operator OperationResult(AccountState changed) => new() { Changed = changed };

    public OperationResult Answer(JsonObject output) => this with { Output = output };
}

internal static class AccountStateAnswer
{
    /// <summary>The changed account, and something to say about it.</summary>
    public static OperationResult Answer(this AccountState changed, JsonObject output) =>
        ((OperationResult)changed).Answer(output);
}
