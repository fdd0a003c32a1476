namespace AwsRadar.Client.Events;

/// <summary>An event that a caller wanted to send does not fit the model.</summary>
internal sealed class InvalidEventException(string problem) : Exception(problem);
