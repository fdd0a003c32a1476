using System.Text.Json.Serialization;

namespace AwsRadar.Lab.State;

/// <summary>What an account can be set to, each thing once.</summary>
internal sealed record AccountSettings
{
    public static AccountSettings Default { get; } = new();

    /// <summary>1 or 2: the tokens of STS's global endpoint are valid everywhere only in version 2.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetSecurityTokenServicePreferences.html</remarks>
    public int GlobalEndpointTokenVersion { get; init; } = 1;

    /// <summary>Who signs the account's web identity tokens; null: outbound federation was never enabled.</summary>
    public TokenIssuer? Issuer { get; init; }

    /// <summary>Whether tokens are given out: the issuer stays when that ends.</summary>
    public bool IsIssuing { get; init; }

    /// <summary>Whether the root users of the organization that this account manages are without credentials of their own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ManagesRootCredentials { get; init; }

    /// <summary>Whether <c>AssumeRoot</c> is open in the organization that this account manages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasRootSessions { get; init; }

    /// <summary>The root user's console password, as far as <c>AssumeRoot</c> sessions made or saw one; null: it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public LoginProfile? RootLoginProfile { get; init; }
}

/// <summary>The issuer of the web identity tokens of one account.</summary>
/// <param name="Id">The part of the URL that is the account's own.</param>
/// <param name="RsaKey">Signs <c>RS256</c>.</param>
/// <param name="EcKey">Signs <c>ES384</c>.</param>
internal sealed record TokenIssuer(string Id, TokenKey RsaKey, TokenKey EcKey)
{
    public string Url => $"https://{Id}.tokens.sts.global.api.aws";

    public static TokenIssuer Create() =>
        new(Guid.NewGuid().ToString(), TokenKey.Create("RS256"), TokenKey.Create("ES384"));
}
