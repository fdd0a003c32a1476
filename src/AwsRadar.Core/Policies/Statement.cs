using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies;

/// <summary>One statement of a policy.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html</remarks>
public sealed record Statement
{
    /// <summary>Its place in the document, from 0; a single statement outside an array is 0.</summary>
    public required int Index { get; init; }

    /// <summary>Where in the document: <c>Statement[0]</c>, or <c>Statement</c> outside an array.</summary>
    public string Path { get; init; } = "";

    public string? Sid { get; init; }

    public Effect Effect { get; init; }

    /// <summary><c>Principal</c> or <c>NotPrincipal</c>; null where the policy type has none.</summary>
    public PrincipalElement? Principal { get; init; }

    public ActionElement Action { get; init; } = ActionElement.None;

    /// <summary><c>Resource</c> or <c>NotResource</c>; null where it is absent: trust policies, some resource policies.</summary>
    public ResourceElement? Resource { get; init; }

    /// <summary>All of them must hold.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>
    /// False when an element could not be understood, so that nobody can tell to which requests the statement applies.
    /// The elements that were understood still narrow it.
    /// </summary>
    public bool IsReadable { get; init; } = true;

    public Span Span { get; init; }

    /// <summary>How people name it: its <c>Sid</c>, or its number.</summary>
    public string DisplayName => string.IsNullOrEmpty(Sid) ? $"statement {Index + 1}" : Sid;
}

/// <summary>What a statement does to the requests that it matches.</summary>
public enum Effect
{
    Allow,
    Deny,
}
