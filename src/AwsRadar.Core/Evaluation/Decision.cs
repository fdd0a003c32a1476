namespace AwsRadar.Core.Evaluation;

/// <summary>The answer. There is no bare yes or no: a snapshot may not know enough for either.</summary>
public enum Decision
{
    /// <summary>What is needed for a yes or a no is not known; <see cref="EvaluationResult.UnknownReasons"/> tells what.</summary>
    Unknown,

    Allowed,

    /// <summary>Nothing that would have to allow it does.</summary>
    ImplicitlyDenied,

    /// <summary>A statement denies it, which no other statement can outweigh.</summary>
    ExplicitlyDenied,
}
