namespace AwsRadar.Client.Http;

/// <summary>A name that must mean this machine leads elsewhere.</summary>
internal sealed class NotLoopbackException(string host) : Exception($"`{host}` does not lead to this machine")
{
    /// <summary>What was called; connections are opened outside the call, where the language of the caller is not known.</summary>
    public string Host => host;
}
