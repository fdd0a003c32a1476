using System.Text.Json.Serialization;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>Files and variables, and whose credentials are found in them. Words in braces stand for what the lab made.</summary>
/// <param name="Login">What a login to IAM Identity Center is kept under; it has ended if that is <c>ended</c>.</param>
/// <param name="Session">The <c>login_session</c> that a session of `aws login` is kept under; null for none.</param>
/// <param name="Is">The end of the ARN that AWS says the credentials are of; null when there must be none.</param>
/// <param name="Says">A part of the sentence where there are none.</param>
public sealed record PrecedenceCase(
    string Case,
    string? Profile,
    string? Config,
    string? Credentials,
    IReadOnlyDictionary<string, string>? Environment,
    string? Login,
    string? Session,
    string? Is,
    string? Says
)
{
    public override string ToString() => Case;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PrecedenceCase))]
internal sealed partial class PrecedenceJsonContext : JsonSerializerContext;
