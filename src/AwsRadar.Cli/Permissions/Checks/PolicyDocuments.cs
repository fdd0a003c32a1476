using System.Text.Json;

namespace AwsRadar.Cli.Permissions.Checks;

/// <summary>Policy documents as IAM's answers hold them.</summary>
internal static class PolicyDocuments
{
    /// <summary>The document's JSON, whether it comes as text, encoded as RFC 3986 says, or already read.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html</remarks>
    public static string Decode(JsonElement document) =>
        document.ValueKind == JsonValueKind.String
            ? Uri.UnescapeDataString(document.GetString()!)
            : document.GetRawText();
}
