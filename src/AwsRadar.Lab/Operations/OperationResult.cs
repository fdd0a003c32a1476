using System.Text.Json.Nodes;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Operations;

/// <summary>What came of an operation: a refusal, or an answer, a change, or both.</summary>
internal readonly record struct OperationResult
{
    public LabError? Error { get; private init; }

    /// <summary>The output's members; null when the operation answers with nothing but success.</summary>
    public JsonObject? Output { get; private init; }

    /// <summary>The caller's account after the operation; null when that is not all that changed, or nothing.</summary>
    private AccountState? Account { get; init; }

    /// <summary>The whole lab after the operation; null when nothing changed, or nothing but the caller's account.</summary>
    private LabState? Lab { get; init; }

    public static implicit operator OperationResult(LabError error) => new() { Error = error };

    public static implicit operator OperationResult(JsonObject output) => new() { Output = output };

    public static implicit operator OperationResult(AccountState changed) => new() { Account = changed };

    /// <summary>For what changes another account than the caller's, or more than one.</summary>
    public static implicit operator OperationResult(LabState changed) => new() { Lab = changed };

    /// <summary>The lab after the operation; null when it only read.</summary>
    public LabState? ApplyTo(LabState before) => Lab ?? (Account is { } account ? before.With(account) : null);

    public OperationResult Answer(JsonObject output) => this with { Output = output };
}

internal static class StateAnswer
{
    /// <summary>The changed account, and something to say about it.</summary>
    public static OperationResult Answer(this AccountState changed, JsonObject output) =>
        ((OperationResult)changed).Answer(output);

    /// <summary>The changed lab, and something to say about it.</summary>
    public static OperationResult Answer(this LabState changed, JsonObject output) =>
        ((OperationResult)changed).Answer(output);
}
