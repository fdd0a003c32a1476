using System.Collections.Immutable;

namespace AwsRadar.Core.Access;

/// <summary>All that somebody may do.</summary>
/// <param name="Actions">What was asked about, by the reference.</param>
/// <param name="Grants">The surest first, then by service. What is in none is denied.</param>
/// <param name="Denials">What statements deny, rather than nobody allows.</param>
public sealed record WhatCanAnswer(
    ImmutableArray<string> Actions,
    ImmutableArray<AccessGrant> Grants,
    ImmutableArray<AccessDenial> Denials
);
