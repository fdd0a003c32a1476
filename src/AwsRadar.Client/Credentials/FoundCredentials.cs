using Amazon.Runtime;

namespace AwsRadar.Client.Credentials;

/// <summary>Credentials of the SDK, which refresh themselves, and where they come from.</summary>
internal sealed record FoundCredentials(AWSCredentials Credentials, CredentialSource Source, string Origin);
