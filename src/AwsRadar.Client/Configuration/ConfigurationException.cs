using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Configuration;

/// <summary>Identity, region or endpoint cannot be found. It never leaves this project: the client turns it into a value.</summary>
internal sealed class ConfigurationException(CallErrorKind kind, string message) : Exception(message)
{
    public CallErrorKind Kind { get; } = kind;
}
