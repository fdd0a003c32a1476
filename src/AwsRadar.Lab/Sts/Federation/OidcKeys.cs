using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts.Federation;

/// <summary>
/// The keys that issuers of web identity tokens sign with. A lab has no network, so that it cannot ask the issuers: it has
/// the keys that it was given at its start, and one of its own with which it plays every issuer for those who test.
/// </summary>
internal sealed class OidcKeys
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    private readonly Lazy<TokenKey> _own = new(() => TokenKey.Create("RS256"));
    private readonly FrozenDictionary<string, ImmutableArray<TokenVerificationKey>> _given;

    private OidcKeys(FrozenDictionary<string, ImmutableArray<TokenVerificationKey>> given) => _given = given;

    /// <param name="keySets">A JSON Web Key Set for each issuer's URL.</param>
    /// <exception cref="FormatException">One is none; the message is a sentence about it.</exception>
    public static OidcKeys Read(IEnumerable<KeyValuePair<string, string>> keySets) =>
        new(
            keySets.ToFrozenDictionary(
                entry => WithoutSlash(entry.Key),
                entry => ReadSet(entry.Key, entry.Value),
                StringComparer.Ordinal
            )
        );

    /// <summary>Whether a key of the issuer, or the lab in its place, has signed the token.</summary>
    public bool HaveSigned(string issuer, JsonWebToken token)
    {
        if (_own.Value.Id.Equals(token.KeyId, StringComparison.Ordinal))
        {
            return OwnPublicKey.HasSigned(token);
        }

        return _given.TryGetValue(WithoutSlash(issuer), out var keys)
            && keys.Any(key =>
                (key.Id is null || token.KeyId is null || key.Id.Equals(token.KeyId, StringComparison.Ordinal))
                && key.HasSigned(token)
            );
    }

    /// <summary>A token of the issuer's, signed by the lab. Times that the claims lack are an hour from now.</summary>
    public string Issue(string issuer, JsonObject claims, DateTimeOffset now)
    {
        var all = new JsonObject
        {
            ["iss"] = issuer,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + DefaultLifetime).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in claims)
        {
            all[name] = value?.DeepClone();
        }

        return JsonWebToken.Write(_own.Value, all);
    }

    private TokenVerificationKey OwnPublicKey => TokenVerificationKey.Read(_own.Value.Public.ToElement())!;

    private static ImmutableArray<TokenVerificationKey> ReadSet(string issuer, string text)
    {
        try
        {
            return TokenVerificationKey.ReadSet(JsonElement.Parse(text)) is { Count: > 0 } keys
                ? [.. keys]
                : throw new FormatException($"The key set of `{issuer}` has no RSA or EC key.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"The key set of `{issuer}` is not JSON.", error);
        }
    }

    private static string WithoutSlash(string issuer) => issuer.TrimEnd('/');
}
