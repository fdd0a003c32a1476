using AwsRadar.Core.Arns;
using AwsRadar.Wire.Endpoints;

namespace AwsRadar.Lab.Fixtures;

/// <summary>Where a fixture holds: in one account, one region, one region of one account, or everywhere.</summary>
/// <param name="Account">Twelve digits; null: every account.</param>
/// <param name="Region">Null: every region.</param>
internal readonly record struct FixturePlace(string? Account, string? Region)
{
    /// <summary>Of two places that cover a request the one with the larger number says more: an account more than a region.</summary>
    public int Precision => (Account is null ? 0 : 2) + (Region is null ? 0 : 1);

    /// <summary>Takes the folders <c>ACCOUNT/REGION</c>, either of them or none, from the front of a path.</summary>
    public static FixturePlace Take(ref ReadOnlySpan<string> folders)
    {
        var account = TakeIf(ref folders, text => AccountId.TryParse(text, out _));
        return new FixturePlace(account, TakeIf(ref folders, Partition.IsRegion));
    }

    public bool Covers(FixtureScope scope) =>
        (Account ?? scope.Account).Equals(scope.Account, StringComparison.Ordinal)
        && (Region ?? scope.Region).Equals(scope.Region, StringComparison.Ordinal);

    private static string? TakeIf(ref ReadOnlySpan<string> folders, Func<string, bool> isOne)
    {
        if (folders.IsEmpty || !isOne(folders[0]))
        {
            return null;
        }

        var taken = folders[0];
        folders = folders[1..];
        return taken;
    }
}
