using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>A question whose parts a <see cref="CompiledAccount"/> knows; only that account can answer it.</summary>
public readonly struct InternedRequest
{
    internal CompiledPrincipal Principal { get; init; }

    internal CompiledAction Action { get; init; }

    internal InternedResource Resource { get; init; }

    internal InternedContext Context { get; init; }

    internal ResourceKind ResourceKind { get; init; }

    /// <summary>Whether principal and resource are of one account; null: it is not known.</summary>
    internal bool? IsSameAccount { get; init; }
}
