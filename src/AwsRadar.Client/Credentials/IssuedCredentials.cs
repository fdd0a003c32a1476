using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials;

/// <summary>Credentials as their source gave them.</summary>
/// <param name="Expiration">When they end; null for those that do not.</param>
internal sealed record IssuedCredentials(SigningCredentials Keys, DateTimeOffset? Expiration = null);
