using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Configuration;

/// <summary>Identity, region or endpoint cannot be found. It never leaves this project: the client turns it into a value.</summary>
internal sealed class ConfigurationException(CallError error) : Exception(error.Message)
{
    public ConfigurationException(CallErrorKind kind, string message)
        : this(LocalErrors.Of(kind, message)) { }

    public CallError Error => error;

    public CallErrorKind Kind => error.Kind;
}
