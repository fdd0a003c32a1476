namespace AwsRadar.Lab.State.Files;

/// <summary>A state file is not one, or not one that this program can read. The message says what it is instead.</summary>
internal sealed class StateFormatException(string message, Exception? cause = null) : Exception(message, cause);
