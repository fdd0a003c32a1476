using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Reference;

namespace AwsRadar.Lab.Sts.Federation;

/// <summary>The claims of a web identity token as a trust policy asks about them: <c>ISSUER:CLAIM</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif</remarks>
internal static class WebIdentityKeys
{
    private static readonly string[] OfEveryIssuer = ["sub", "amr"];

    /// <summary>The providers of whose keys later requests of the session still have some.</summary>
    private static readonly FrozenSet<string> WithLastingKeys = FrozenSet.Create(
        StringComparer.Ordinal,
        "accounts.google.com",
        "cognito-identity.amazonaws.com"
    );

    public static ImmutableArray<KeyValuePair<string, ContextValue>> Of(
        string issuer,
        JsonWebToken token,
        string audience
    )
    {
        var authorizedParty = token.Text("azp");
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>();

        // Who asked for the token stands before whom it is for, as AWS documents for these two keys.
        keys.Add(KeyValuePair.Create($"{issuer}:aud", (ContextValue)(authorizedParty ?? audience)));
        if (authorizedParty is not null)
        {
            keys.Add(KeyValuePair.Create($"{issuer}:oaud", (ContextValue)audience));
        }

        foreach (var claim in OfEveryIssuer.Concat(OfIssuer(issuer)).Distinct(StringComparer.Ordinal))
        {
            if (ValueOf(token, claim) is { } value)
            {
                keys.Add(KeyValuePair.Create($"{issuer}:{claim}", value));
            }
        }

        return keys.ToImmutable();
    }

    /// <summary>Those of the keys that the session's own requests have too, and its provider.</summary>
    public static ImmutableSortedDictionary<string, string> Lasting(
        string provider,
        ImmutableArray<KeyValuePair<string, ContextValue>> keys
    )
    {
        var lasting = ImmutableSortedDictionary
            .Create<string, string>(StringComparer.OrdinalIgnoreCase)
            .Add("aws:FederatedProvider", provider);
        return WithLastingKeys.Contains(provider)
            ? lasting.SetItems(
                keys.Where(key =>
                        key.Key.EndsWith(":sub", StringComparison.Ordinal)
                        || key.Key.EndsWith(":aud", StringComparison.Ordinal)
                    )
                    .Select(key => KeyValuePair.Create(key.Key, key.Value.Values[0]))
            )
            : lasting;
    }

    /// <summary>What AWS lists for the issuer beyond the claims that every issuer's tokens can be asked about.</summary>
    private static IEnumerable<string> OfIssuer(string issuer) =>
        ActionCatalog.TryOpen("sts", out var sts) && sts.TryGetAction("AssumeRoleWithWebIdentity", out var action)
            ? action
                .ConditionKeys.Where(key => key.StartsWith($"{issuer}:", StringComparison.OrdinalIgnoreCase))
                .Select(key => key[(issuer.Length + 1)..])
                .Where(claim => claim is not ("aud" or "oaud"))
            : [];

    private static ContextValue? ValueOf(JsonWebToken token, string claim) =>
        token.Claims.TryGetProperty(claim, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => (ContextValue)value.GetString()!,
                JsonValueKind.Number => (ContextValue)value.GetRawText(),
                JsonValueKind.True => (ContextValue)"true",
                JsonValueKind.False => (ContextValue)"false",
                JsonValueKind.Array => ContextValue.List(JsonWebToken.TextsOf(value)),
                _ => (ContextValue?)null,
            }
            : (ContextValue?)null;
}
