using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab.Iam.Providers;

/// <summary>The keys with which AWS reads a provider's encrypted assertions.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html</remarks>
internal static class SamlPrivateKeys
{
    private const int MaxPerProvider = 2;
    private const int IdCharacters = 22;

    public static LabError Needed =>
        LabError.InvalidInput(
            "Unable to set assertion encryption mode to Required because no private key is provided."
        );

    /// <summary>The keys as the input changes them. Why it is refused, or null.</summary>
    public static LabError? Read(
        OperationCall call,
        ImmutableArray<SamlPrivateKey> before,
        out ImmutableArray<SamlPrivateKey> keys
    )
    {
        keys = before;
        if (call.Has("AddPrivateKey") && call.Has("RemovePrivateKey"))
        {
            return LabError.InvalidInput(
                "Unable to add and remove private keys in the same request. Set a value for only one of the two parameters."
            );
        }

        if (call.OptionalText("RemovePrivateKey") is { } id)
        {
            keys = before.RemoveAll(key => key.Id.Equals(id, StringComparison.Ordinal));
            return keys.Length == before.Length
                ? LabError.InvalidInput("Failed to remove private key because the Key ID does not match a private key.")
                : null;
        }

        return call.OptionalText("AddPrivateKey") is { } pem ? Add(call, pem, ref keys) : null;
    }

    /// <summary>As answers show them: the keys themselves are never told.</summary>
    public static JsonArray Write(ImmutableArray<SamlPrivateKey> keys) =>
        new([
            .. keys.Select(key => new JsonObject
            {
                ["KeyId"] = key.Id,
                ["Timestamp"] = JsonShapes.Timestamp(key.AddedAt),
            }),
        ]);

    private static LabError? Add(OperationCall call, string pem, ref ImmutableArray<SamlPrivateKey> keys)
    {
        if (keys.Length >= MaxPerProvider)
        {
            return LabError.LimitExceeded($"Private key limit of {MaxPerProvider} is reached.");
        }

        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            _ = rsa.ExportRSAPrivateKey();
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return LabError.InvalidInput("Invalid private key.");
        }

        keys = keys.Add(new SamlPrivateKey(UniqueId.Create("", IdCharacters), new Secret(pem), call.Now));
        return null;
    }
}
