using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Usage;

namespace AwsRadar.Cli.Permissions.Unused;

/// <summary>A user or role and what it did not use.</summary>
/// <param name="Identity">As questions name it: <c>user/NAME</c>, <c>role/NAME</c>.</param>
/// <param name="Allowed">How many actions its policies allow; of those that the reference lacks each pattern counts as one.</param>
/// <param name="Used">Actions; <c>SERVICE:*</c> for all that it is allowed of a service.</param>
/// <param name="Replaces">The policies that <paramref name="Proposed"/> takes the place of.</param>
/// <param name="Proposed">The policy that is enough; null: nothing can be left out, nothing is left, or see <paramref name="Fault"/>.</param>
internal sealed record UnusedRow(
    string Identity,
    string Arn,
    DateTimeOffset From,
    DateTimeOffset To,
    int Allowed,
    ImmutableArray<string> Used,
    ImmutableArray<string> Unused,
    ImmutableArray<UnknownUse> Unknown,
    ImmutableArray<string> Replaces,
    JsonElement? Proposed,
    string? Fault
)
{
    /// <summary>How many of each there are, for people.</summary>
    public required UseCounts Counts { get; init; }

    public static UnusedRow Of(IdentityPermissions permissions) =>
        new(
            permissions.Arn.Resource.ToString() is var resource && resource.Split('/') is [var kind, .., var name]
                ? $"{kind}/{name}"
                : resource,
            permissions.Arn.ToString(),
            permissions.Period.From,
            permissions.Period.To,
            permissions.Actions.Length,
            Shorten(permissions, usage => usage == ActionUsage.Used),
            Shorten(permissions, usage => usage == ActionUsage.Unused),
            [
                .. UnusedWords
                    .Reasons.Keys.Where(reason => permissions.Count(reason) > 0)
                    .Select(reason => new UnknownUse(
                        JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()),
                        Shorten(permissions, usage => usage == reason)
                    )),
            ],
            permissions.Replaces,
            permissions.Proposed is { } proposed ? JsonElement.Parse(proposed) : null,
            permissions.Fault
        )
        {
            Counts = UseCounts.Of(permissions),
        };

    private static ImmutableArray<string> Shorten(IdentityPermissions permissions, Func<ActionUsage, bool> isMeant) =>
        [
            .. permissions
                .Actions.GroupBy(action => action.Service, StringComparer.OrdinalIgnoreCase)
                .SelectMany(service =>
                    service.All(action => isMeant(action.Usage))
                        ? [$"{service.Key}:*"]
                        : service.Where(action => isMeant(action.Usage)).Select(action => action.FullName)
                ),
        ];
}

/// <summary>Actions of which nobody can tell, and why.</summary>
internal sealed record UnknownUse(string Reason, ImmutableArray<string> Actions);

/// <summary>How many actions were used, were not, and nobody can tell of.</summary>
internal sealed record UseCounts(int Used, int Unused, int Unknown)
{
    public static UseCounts Of(IdentityPermissions permissions)
    {
        var (used, unused) = (permissions.Count(ActionUsage.Used), permissions.Count(ActionUsage.Unused));
        return new UseCounts(used, unused, permissions.Actions.Length - used - unused);
    }
}
