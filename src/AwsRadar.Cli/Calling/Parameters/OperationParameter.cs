using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Parameters;

/// <summary>A member of an operation's input as an option of the command line.</summary>
/// <param name="Name">Without its dashes: <c>user-name</c>.</param>
/// <param name="NegatedName">What sets a boolean to false: <c>no-user-name</c>; null for other types.</param>
internal sealed record OperationParameter(Member Member, string Name, string? NegatedName)
{
    public Shape Shape => Member.Shape;

    /// <summary>Whether the value is a list, of events or of other things.</summary>
    public bool IsList => Shape.Kind is ShapeKind.List || Shape.IsEventStream;

    /// <summary>Whether a caller has to give it: a client makes up idempotency tokens by itself.</summary>
    public bool IsRequired => Member is { IsRequired: true, IsIdempotencyToken: false };

    public string Option => $"--{Name}";
}
