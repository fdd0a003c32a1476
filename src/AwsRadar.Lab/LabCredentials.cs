using System.Diagnostics;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab;

/// <summary>An access key of the lab, with its secret. It prints without the secret.</summary>
/// <param name="AccessKeyId">16 to 128 letters and digits, <c>AKIA…</c> for long-lived keys.</param>
/// <param name="SecretAccessKey">The signing secret. Treat it as one, although it opens nothing but this lab.</param>
[DebuggerDisplay("{AccessKeyId} ***")]
public sealed record LabCredentials(string AccessKeyId, string SecretAccessKey)
{
    /// <summary>The signing secret itself, for a client that has to sign with it. Never log or print it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string SecretAccessKey
    {
        get => Secret.Reveal();
        init => Secret = new Secret(value);
    }

    internal Secret Secret { get; private init; } = new(SecretAccessKey);

    public bool Equals(LabCredentials? other) =>
        other is not null
        && AccessKeyId.Equals(other.AccessKeyId, StringComparison.Ordinal)
        && SecretAccessKey.Equals(other.SecretAccessKey, StringComparison.Ordinal);

    public override int GetHashCode() => AccessKeyId.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"{AccessKeyId} ***";
}
