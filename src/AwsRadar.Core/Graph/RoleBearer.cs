using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Graph;

/// <summary>A kind of resource that works under a role: whoever decides what it does acts as the role.</summary>
/// <param name="Id">Permanent, in lower case with hyphens.</param>
/// <param name="Type">As in <see cref="Resource.Type"/>.</param>
/// <param name="Member">Where the resource's JSON names the role, or the instance profile that hands it out.</param>
/// <param name="Actions">What has to be allowed, all of it, on the resource.</param>
/// <param name="Phrase">What is done, said of who does it.</param>
/// <remarks>Each was shown to work: https://github.com/BishopFox/iam-vulnerable</remarks>
internal sealed record RoleBearer(string Id, string Type, string Member, ImmutableArray<string> Actions, string Phrase)
{
    private static readonly Lazy<ImmutableArray<RoleBearer>> Table = new(Read);

    public static ImmutableArray<RoleBearer> All => Table.Value;

    /// <summary>The resources of a snapshot with the roles of the account that they work under.</summary>
    public static ImmutableArray<(RoleBearer Bearer, Arn Resource, Arn Role)> Find(Snapshot snapshot)
    {
        var roles = snapshot.Roles.Select(role => role.Arn).ToHashSet();
        var byName = snapshot
            .Roles.DistinctBy(role => role.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(role => role.Name, role => role.Arn, StringComparer.OrdinalIgnoreCase);
        var byProfile = snapshot
            .Roles.SelectMany(role => role.InstanceProfiles, (role, profile) => (Profile: profile.Arn, role.Arn))
            .ToLookup(pair => pair.Profile, pair => pair.Arn);
        return
        [
            .. from resource in snapshot.Resources
            from bearer in All
            where string.Equals(bearer.Type, resource.Type, StringComparison.Ordinal)
            let named = bearer.NameIn(resource.Json)
            where named is not null
            from role in Arn.TryParse(named, out var arn)
                ? roles.Contains(arn)
                    ? [arn]
                    : byProfile[arn]
                : byName.TryGetValue(named, out var found)
                    ? [found]
                    : Enumerable.Empty<Arn>()
            select (bearer, resource.Arn, role),
        ];
    }

    private string? NameIn(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var at = document.RootElement;
            foreach (var name in Member.Split('.'))
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                {
                    return null;
                }
            }

            return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ImmutableArray<RoleBearer> Read()
    {
        using var stream = typeof(RoleBearer).Assembly.GetManifestResourceStream("role-bearers.json")!;
        return JsonSerializer.Deserialize(stream, RoleBearerJsonContext.Default.ImmutableArrayRoleBearer);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ImmutableArray<RoleBearer>))]
internal sealed partial class RoleBearerJsonContext : JsonSerializerContext;
