namespace AwsRadar.Cli.Calling.Values;

/// <summary>
/// The parameters of a call cannot be read: one sentence for the person who typed them. It ends a descent through nested
/// values and never leaves this folder's readers but to the command, which prints it.
/// </summary>
internal sealed class InputException(string sentence) : Exception(sentence);
