namespace AwsRadar.Collector.Journals;

/// <summary>A journal that cannot be read or written. The message is one sentence for its user.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
