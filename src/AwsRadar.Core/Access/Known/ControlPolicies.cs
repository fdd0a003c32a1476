using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access.Known;

/// <summary>The service or resource control policies that bind one account.</summary>
/// <param name="Levels">Root first; those that are known.</param>
internal sealed record ControlPolicies(ImmutableArray<PolicyLevel> Levels, ControlPolicyKnowledge Knowledge)
{
    /// <summary>Stands for those of a level that were not read.</summary>
    private static readonly NamedPolicy FullAccess = NamedPolicy.Parse(
        "not read",
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""",
        PolicyType.ServiceControl
    );

    /// <summary>Nothing restricts the account.</summary>
    public static ControlPolicies None { get; } = new([], ControlPolicyKnowledge.Known);

    public static ControlPolicies NotAsked { get; } = new([], ControlPolicyKnowledge.NotAsked);

    public static ControlPolicies NotReadable { get; } = new([], ControlPolicyKnowledge.NotReadable);

    /// <summary>The same where those that could not be read forbid nothing; what those that were read deny is denied still.</summary>
    public ControlPolicies WithoutUnread() =>
        Knowledge is ControlPolicyKnowledge.NotReadable
            ? new ControlPolicies(
                [.. Levels.Select(level => level with { Policies = [.. level.Policies, FullAccess] })],
                ControlPolicyKnowledge.NotAsked
            )
            : this;

    /// <summary>Their type, if answers that depend on them are unknown.</summary>
    public ImmutableArray<PolicyType> Missing(PolicyType type) =>
        Knowledge is ControlPolicyKnowledge.NotReadable ? [type] : [];
}

/// <summary>What is known of the policies that bind an account.</summary>
internal enum ControlPolicyKnowledge
{
    /// <summary>All of them.</summary>
    Known,

    /// <summary>Nobody was asked; answers assume that none forbids anything, and say so.</summary>
    NotAsked,

    /// <summary>AWS was asked and did not tell all: answers that depend on them are unknown.</summary>
    NotReadable,
}
