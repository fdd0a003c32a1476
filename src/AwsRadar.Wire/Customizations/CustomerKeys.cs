using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AwsRadar.Wire.Customizations;

/// <summary>
/// A key of the customer's own by which S3 encrypts travels in base64, beside the MD5 of its bytes. A caller who brings
/// the MD5 has done both already.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html</remarks>
internal static class CustomerKeys
{
    public static JsonElement Complete(JsonElement input) =>
        Complete(Complete(input, "SSECustomerKey"), "CopySourceSSECustomerKey");

    private static JsonElement Complete(JsonElement input, string member)
    {
        var digest = member + "MD5";
        if (input.TextOf(member) is not { } key || input.TryGetProperty(digest, out _))
        {
            return input;
        }

        // S3 asks for MD5: it shows a slip, not an attack.
        var bytes = Encoding.UTF8.GetBytes(key);
        return input
            .WithText(member, Convert.ToBase64String(bytes))
            .WithText(digest, Convert.ToBase64String(CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes)));
    }
}
