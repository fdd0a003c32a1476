namespace AwsRadar.Client.Http;

/// <summary>A response passed the limit of its size. Not an <see cref="IOException"/>: those are retried, and this would only repeat.</summary>
internal sealed class ResponseTooLargeException() : Exception(Translate("the answer is larger than 32 MiB"));
