using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Permissions;

/// <summary>A beginning of action names, and what it covers.</summary>
/// <param name="Covered">The names that were asked for.</param>
/// <param name="Extra">The names that were not.</param>
internal sealed record CoveringPattern(ServiceReference Service, string Beginning, string[] Covered, string[] Extra)
{
    /// <summary>Whether it is one whole name, without a wildcard.</summary>
    public bool IsName { get; init; }

    public override string ToString() => $"{Service.Prefix}:{Beginning}{(IsName ? "" : "*")}";

    /// <summary>Both, and what else begins as they do together.</summary>
    public CoveringPattern With(CoveringPattern other)
    {
        var length = 0;
        while (
            length < Math.Min(Beginning.Length, other.Beginning.Length) && Beginning[length] == other.Beginning[length]
        )
        {
            length++;
        }

        var beginning = Beginning[..length];
        string[] covered = [.. Covered, .. other.Covered];
        var extra = Service
            .Actions.Select(action => action.Name)
            .Where(name => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            .Except(covered, StringComparer.OrdinalIgnoreCase);
        return new CoveringPattern(Service, beginning, covered, [.. extra]);
    }
}
