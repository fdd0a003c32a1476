using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace AwsRadar.ReferenceCompiler.Botocore;

/// <summary>
/// Every key that botocore's models use. A key that is not here stops the compiler: a trait that a newer botocore brings
/// must be either carried over or left out knowingly.
/// </summary>
internal static class KnownTraits
{
    /// <summary>Texts for people, and traits that neither change the wire nor help a reader.</summary>
    private static readonly string[] LeftOut =
    [
        "documentation",
        "deprecatedMessage",
        "deprecatedSince",
        "box",
        "synthetic",
        "xmlOrder",
        "examples",
        "version",
        "serviceAbbreviation",
        "uid",
        "ripServiceName",
        "checksumFormat",
        "protocolSettings",
        "clientContextParams",
    ];

    public static readonly FrozenSet<string> Document = Set("metadata operations shapes deprecated");

    public static readonly FrozenSet<string> Metadata = Set(
        "apiVersion endpointPrefix protocol protocols serviceFullName serviceId signatureVersion signingName auth"
            + " jsonVersion targetPrefix xmlNamespace globalEndpoint awsQueryCompatible"
    );

    public static readonly FrozenSet<string> Operation = Set(
        "name http input output errors idempotent readonly endpoint deprecated staticContextParams operationContextParams"
            + " endpointdiscovery endpointoperation authtype auth httpChecksumRequired httpChecksum unsignedPayload requestcompression"
    );

    public static readonly FrozenSet<string> Http = Set("method requestUri responseCode");

    public static readonly FrozenSet<string> Shape = Set(
        "type members required max min member enum pattern exception error sensitive key value union payload fault retryable"
            + " timestampFormat deprecated wrapper event document flattened eventstream streaming locationName sparse requiresLength xmlNamespace"
    );

    public static readonly FrozenSet<string> Member = Set(
        "shape locationName location idempotencyToken contextParam deprecated hostLabel xmlNamespace jsonvalue flattened"
            + " eventpayload eventheader streaming enum queryName xmlAttribute timestampFormat"
    );

    /// <exception cref="CompileException">The object has a key that the set lacks.</exception>
    public static void Check(JsonObject node, FrozenSet<string> known, string where)
    {
        foreach (var (key, _) in node)
        {
            if (!known.Contains(key))
            {
                throw new CompileException($"{where} has the trait `{key}`, which the compiler does not know.");
            }
        }
    }

    private static FrozenSet<string> Set(string keys) =>
        keys.Split(' ').Concat(LeftOut).ToFrozenSet(StringComparer.Ordinal);
}
