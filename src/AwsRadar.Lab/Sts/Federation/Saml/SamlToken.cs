using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Core.Conditions;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>
/// From a SAML response to the one it speaks for. Step 1: find the provider. Step 2: read the response. Step 3: check its
/// signature. Step 4: check who issued it, for whom and when. Step 5: read what it says of the session. Step 6: the role
/// must be one of those that it names.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html
/// </remarks>
internal static class SamlToken
{
    private static readonly string[] LastingKeys = ["saml:namequalifier", "saml:sub", "saml:sub_type"];

    public static TokenResult Identify(OperationCall call)
    {
        // Step 1
        if (call.State.SamlProviders.GetValueOrDefault(call.Text("PrincipalArn")) is not { } provider)
        {
            return Invalid("Specified provider doesn't exist");
        }

        // Step 2
        if (SamlResponse.Read(call.Text("SAMLAssertion")) is not { } response)
        {
            return Invalid("Invalid base64 SAMLResponse");
        }

        if (!response.IsSuccess)
        {
            return new LabError("IDPRejectedClaim", 403, "The identity provider reported that authentication failed");
        }

        // Step 3
        if (
            (provider.RequiresEncryption && !response.IsEncrypted)
            || SamlMetadata.Read(provider.Metadata) is not { } metadata
            || response.Verify(metadata.Certificates, encrypted => Decrypt(encrypted, provider)) is not { } verified
        )
        {
            return Invalid("Response signature invalid");
        }

        // Step 4
        var assertion = new SamlAssertion(verified);
        if (!metadata.EntityId.Equals(assertion.Issuer, StringComparison.Ordinal))
        {
            return Invalid("Issuer not present in specified provider");
        }

        if (!assertion.IsForAws || assertion.Recipient is not { } recipient || !SamlEndpoint.IsAddress(recipient))
        {
            return Invalid("Response does not contain the required audience.");
        }

        if (!assertion.IsCurrent(call.Now))
        {
            return new LabError("ExpiredTokenException", 400, "Token must be redeemed within 5 minutes of issuance");
        }

        // Steps 5 and 6
        return Holder(call, provider, assertion);
    }

    private static TokenResult Holder(OperationCall call, SamlProvider provider, SamlAssertion assertion)
    {
        // Step 5
        var attributes = assertion.Attributes;
        var fault = ReadTags(attributes, out var tags, out var transitiveKeys) ?? SessionFault(attributes);
        if (fault is not null)
        {
            return Invalid(fault);
        }

        // Step 6
        if (!attributes.Roles.Any(pair => Names(pair, call.Text("RoleArn"), provider.Arn)))
        {
            return LabError.AccessDenied("Not authorized to perform sts:AssumeRoleWithSAML");
        }

        var qualifier = NameQualifier(call.State, provider, assertion);
        var keys = KeysOf(call.State, provider, assertion, qualifier);
        return new TokenHolder
        {
            Provider = provider.Arn,
            SessionName = attributes.SessionName!,
            Keys = keys,
            LastingKeys = Lasting(provider, keys),
            Tags = tags,
            TransitiveTagKeys = transitiveKeys,
            SourceIdentity = attributes.SourceIdentity,
            EndsAt = assertion.SessionEndsAt,
            Describe = () =>
                new JsonObject
                {
                    ["Issuer"] = assertion.Issuer,
                    ["Audience"] = assertion.Recipient,
                    ["NameQualifier"] = qualifier,
                }
                    .AddText("Subject", assertion.Subject)
                    .AddText("SubjectType", assertion.SubjectType),
        };
    }

    private static string? SessionFault(SamlAttributes attributes) =>
        attributes.SessionName is not { } name ? "RoleSessionName is required in AuthnResponse"
        : !SessionNames.IsValid(name) ? $"RoleSessionName in AuthnResponse must match {SessionNames.Pattern}"
        : attributes.SourceIdentity is { } source && !SessionNames.IsValid(source)
            ? $"Source Identity must match {SessionNames.Pattern} and not begin with \"aws:\""
        : null;

    private static string? ReadTags(
        SamlAttributes attributes,
        out ImmutableSortedDictionary<string, string> tags,
        out ImmutableSortedSet<string> transitiveKeys
    )
    {
        transitiveKeys = attributes.TransitiveTagKeys.ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);
        tags = ResourceTags.Empty;
        foreach (var (key, value) in attributes.Tags)
        {
            if (value is null || tags.ContainsKey(key))
            {
                return $"The session tag {key} must have one value, and stand once.";
            }

            tags = tags.Add(key, value);
        }

        return tags.Count > ResourceTags.MaxPerResource
            ? $"The response passes more than {ResourceTags.MaxPerResource} session tags."
            : SessionTagRules.Fault(tags, transitiveKeys);
    }

    /// <summary>A pair of ARNs in either order.</summary>
    private static bool Names(string pair, string role, string provider) =>
        pair.Split(',', StringSplitOptions.TrimEntries) is [var one, var other]
        && ((one == role && other == provider) || (one == provider && other == role));

    private static ImmutableArray<KeyValuePair<string, ContextValue>> KeysOf(
        AccountState state,
        SamlProvider provider,
        SamlAssertion assertion,
        string qualifier
    )
    {
        (string Name, string? Value)[] single =
        [
            ("saml:aud", assertion.Recipient),
            ("saml:iss", assertion.Issuer),
            ("saml:sub", assertion.Subject),
            ("saml:sub_type", assertion.SubjectType),
            ("saml:namequalifier", qualifier),
            ("saml:doc", $"{state.AccountId}/{NameOf(provider)}"),
        ];
        return
        [
            .. single
                .Where(key => key.Value is not null)
                .Select(key => KeyValuePair.Create(key.Name, (ContextValue)key.Value!)),
            .. assertion.Attributes.Keys,
        ];
    }

    /// <summary>With the subject it names a person once and for all.</summary>
    private static string NameQualifier(AccountState state, SamlProvider provider, SamlAssertion assertion)
    {
#pragma warning disable CA5350 // The documented value is SHA-1; it protects nothing here.
        return Convert.ToBase64String(
            SHA1.HashData(Encoding.UTF8.GetBytes($"{assertion.Issuer}{state.AccountId}/{NameOf(provider)}"))
        );
#pragma warning restore CA5350
    }

    private static ImmutableSortedDictionary<string, string> Lasting(
        SamlProvider provider,
        ImmutableArray<KeyValuePair<string, ContextValue>> keys
    ) =>
        ImmutableSortedDictionary
            .Create<string, string>(StringComparer.OrdinalIgnoreCase)
            .Add("aws:FederatedProvider", provider.Arn)
            .AddRange(
                keys.Where(key => LastingKeys.Contains(key.Key, StringComparer.Ordinal))
                    .Select(key => KeyValuePair.Create(key.Key, key.Value.Values[0]))
            );

    private static XmlPart? Decrypt(XmlPart encrypted, SamlProvider provider) =>
        EncryptedAssertion.Read(encrypted, provider.PrivateKeys.Select(key => key.Pem.Reveal()));

    private static string NameOf(SamlProvider provider) => provider.Arn[(provider.Arn.LastIndexOf('/') + 1)..];

    private static LabError Invalid(string message) => new("InvalidIdentityToken", 400, message);
}
