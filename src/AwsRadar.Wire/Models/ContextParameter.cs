namespace AwsRadar.Wire.Models;

/// <summary>
/// A parameter that an operation gives to its service's endpoint rules: a fixed <paramref name="Value"/> as JSON text,
/// or a JMESPath expression <paramref name="Path"/> over the operation's input. Exactly one of the two is set.
/// </summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/parameters.html</remarks>
public sealed record ContextParameter(string Name, string? Value, string? Path);
