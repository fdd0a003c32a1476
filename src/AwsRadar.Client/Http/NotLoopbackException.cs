namespace AwsRadar.Client.Http;

/// <summary>A name that must mean this machine leads elsewhere.</summary>
internal sealed class NotLoopbackException(string host) : Exception($"`{host}` does not lead to this machine");
