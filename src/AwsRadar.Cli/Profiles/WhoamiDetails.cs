using System.Text.Json;
using AwsRadar.Cli.Listings;

namespace AwsRadar.Cli.Profiles;

/// <summary>The answer of <c>whoami</c> for people and for programs.</summary>
internal static class WhoamiDetails
{
    public static Details Create(Whoami whoami) =>
        new(
            whoami.Arn ?? Cell.Unknown,
            [
                new("account", whoami.Account ?? Cell.Unknown),
                new(Translate("user id"), whoami.UserId ?? Cell.Unknown),
                new("key", $"{whoami.AccessKeyId}, {Lifetime(whoami)}"),
                new("from", whoami.Origin),
                new(
                    "region",
                    whoami.Region is null
                        ? Translate("none")
                        : Translate($"{whoami.Region}, from {whoami.RegionSource}")
                ),
                new("endpoint", Translate($"{whoami.Endpoint}, from {whoami.EndpointSource}")),
            ],
            [],
            writer => JsonSerializer.Serialize(writer, whoami, WhoamiJsonContext.Default.Whoami)
        );

    private static string Lifetime(Whoami whoami) =>
        whoami switch
        {
            { IsTemporary: false } => Translate("long-lived"),
            { Expiration: { } end } => Translate($"temporary, until {end.UtcDateTime:yyyy-MM-dd HH:mm:ss'Z'}"),
            _ => Translate("temporary"),
        };
}
