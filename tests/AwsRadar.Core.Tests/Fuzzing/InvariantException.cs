namespace AwsRadar.Core.Tests.Fuzzing;

/// <summary>Something does not hold that must.</summary>
internal sealed class InvariantException(string message) : Exception(message);
