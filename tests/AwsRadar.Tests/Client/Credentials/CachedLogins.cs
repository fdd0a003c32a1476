using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>Logins to IAM Identity Center as the AWS CLI keeps them.</summary>
internal static class CachedLogins
{
    public const string AccessToken = "token-of-the-login";

    /// <summary>The file of a login, below the folder of the shared files.</summary>
    /// <param name="key">The name of the <c>sso-session</c>, or the start URL.</param>
    [SuppressMessage("Security", "CA5350", Justification = "The AWS CLI names its files so.")]
    public static string PathOf(string key) =>
        $"sso/cache/{Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key)))}.json";

    public static void Write(SharedFolder home, string key, bool isEnded)
    {
        Directory.CreateDirectory(home.PathOf("sso/cache"));
        home.With(PathOf(key), Token(DateTimeOffset.UtcNow.AddHours(isEnded ? -1 : 1)).ToJsonString());
    }

    public static JsonObject Token(DateTimeOffset end) =>
        new()
        {
            ["startUrl"] = "https://corp.awsapps.com/start",
            ["region"] = "eu-west-1",
            ["accessToken"] = AccessToken,
            ["expiresAt"] = end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
}
