namespace AwsRadar.Wire.Models;

/// <summary>What a structure that is an error says about itself.</summary>
public sealed class ErrorTrait
{
    internal ErrorTrait() { }

    /// <summary>The code on the wire; the shape's name unless the model says otherwise.</summary>
    public string Code { get; internal init; } = "";

    /// <summary>The HTTP status that carries it; null where the model leaves it to the protocol.</summary>
    public int? HttpStatus { get; internal init; }

    /// <summary>Whether the model says that the sender is at fault.</summary>
    public bool IsSenderFault { get; internal init; }

    /// <summary>Whether the model says that the service is at fault.</summary>
    public bool IsServiceFault { get; internal init; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsRetryable { get; internal init; }

    /// <summary>Whether it is retryable because the caller was too fast.</summary>
    public bool IsThrottling { get; internal init; }
}
