using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>A policy before it is text, so that it can be cut down and written in several ways.</summary>
/// <param name="Version">Null: the policy has no <c>Version</c>.</param>
internal sealed record DraftPolicy(PolicyType Type, string? Version, ImmutableArray<DraftStatement> Statements)
{
    /// <summary>What is wrong with its text; null: nothing.</summary>
    public Damage? Damage { get; init; }
}

/// <summary>A statement. <c>Principal</c> and <c>Resource</c> are null where the policy type has none.</summary>
internal sealed record DraftStatement(
    string Effect,
    DraftElement? Principal,
    DraftElement Action,
    DraftElement? Resource,
    ImmutableArray<DraftCondition> Conditions
);

/// <summary>An element or its opposite. A principal is <c>*</c>, or its kind and value: <c>AWS 111122223333</c>.</summary>
internal sealed record DraftElement(bool IsNot, ImmutableArray<string> Values);

internal sealed record DraftCondition(string Operator, string Key, ImmutableArray<string> Values);

/// <summary>A request's own part of the question; the principal is the scenario's.</summary>
internal sealed record DraftRequest(string Action, string Resource, ImmutableArray<DraftKey> Context)
{
    public bool IsContextComplete { get; init; } = true;
}

internal sealed record DraftKey(string Name, bool IsMultivalued, ImmutableArray<string> Values);

/// <summary>Ways in which a policy cannot be understood.</summary>
internal enum Damage
{
    /// <summary>The text is URL-encoded twice, so that it is no JSON.</summary>
    NotJson,

    /// <summary>The last statement holds an element that AWS does not know.</summary>
    UnknownElement,

    /// <summary>The last statement's <c>Effect</c> is neither Allow nor Deny.</summary>
    UnknownEffect,

    /// <summary>The last statement has a condition with an operator that AWS does not know.</summary>
    UnknownOperator,
}
