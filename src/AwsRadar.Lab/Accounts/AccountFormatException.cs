namespace AwsRadar.Lab.Accounts;

/// <summary>An account file does not say what it must. The message names the place and what is wrong there.</summary>
internal sealed class AccountFormatException(string message) : Exception(message);
