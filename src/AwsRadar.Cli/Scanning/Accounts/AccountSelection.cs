using AwsRadar.Cli.CommandLine;
using AwsRadar.Collector;
using AwsRadar.Collector.Organizations;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>The accounts that a request means, by number.</summary>
internal static class AccountSelection
{
    private const string Active = "ACTIVE";

    /// <summary>Null after having said in one sentence why there are none.</summary>
    public static IReadOnlyList<ScanAccount>? Find(
        CommandContext context,
        AccountsRequest request,
        OrganizationReading reading
    )
    {
        var names = reading.Accounts.ToDictionary(account => account.Account, account => account.Name);
        var ids = request.IsOfOrganization ? OfOrganization(context, request, reading) : request.Accounts;
        return ids is null
            ? null
            :
            [
                .. ids.OrderBy(id => id.ToString(), StringComparer.Ordinal)
                    .Select(id => new ScanAccount(
                        id,
                        names.GetValueOrDefault(id, ""),
                        id == reading.Account ? null : request.RoleIn(reading.Caller.Partition.ToString(), id)
                    )),
            ];
    }

    private static IReadOnlyList<AccountId>? OfOrganization(
        CommandContext context,
        AccountsRequest request,
        OrganizationReading reading
    )
    {
        if (reading.Accounts.IsEmpty)
        {
            var gap = reading.Gaps.FirstOrDefault();
            context.Fail(
                reading.IsInOrganization || gap is not null
                    ? Translate(
                        $"The accounts of the organization cannot be listed ({gap?.Service}:{gap?.Operation}: {LedgerWords.Say(gap?.Message ?? "")})."
                    )
                    : Translate($"Account {reading.Account} is in no organization."),
                reading.IsInOrganization || gap is not null
                    ? Translate(
                        "Ask as the management account or a delegated administrator, or name the accounts with `--accounts`."
                    )
                    : Translate("Name the accounts with `--accounts`.")
            );
            return null;
        }

        foreach (var gap in reading.Gaps.Where(gap => gap.Sections.Contains(SnapshotSection.OrganizationAccounts)))
        {
            context.Warn(
                Translate(
                    $"Accounts of the organization may be missing: {gap.Operation} {gap.Subject}: {LedgerWords.Say(gap.Message ?? "")}"
                )
            );
        }

        var units = Units(context, request, reading);
        return units is null
            ? null
            :
            [
                .. reading
                    .Accounts.Where(account => account.State is Active && units.Contains(account.ParentId))
                    .Select(account => account.Account),
            ];
    }

    /// <summary>The ids of the units that are meant, with all that are below them.</summary>
    private static HashSet<string>? Units(CommandContext context, AccountsRequest request, OrganizationReading reading)
    {
        if (request.Units.IsEmpty)
        {
            return [.. reading.Units.Select(unit => unit.Id)];
        }

        var meant = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in request.Units)
        {
            var found = reading.Units.Where(unit => unit.Id == word || unit.Name == word).ToArray();
            if (found is not [var only])
            {
                context.Fail(
                    found.Length == 0
                        ? Translate($"The organization has no unit `{word}`.")
                        : Translate(
                            $"The organization has {found.Length} units `{word}`: give the id of one, {string.Join(Translate(" or "), found.Select(unit => unit.Id))}."
                        ),
                    found.Length == 0
                        ? Translate($"It has {string.Join(", ", reading.Units.Select(unit => unit.Name).Take(10))}.")
                        : null,
                    ExitCode.Usage
                );
                return null;
            }

            meant.Add(only.Id);
        }

        // A unit is at most five levels below the root, so that as many rounds reach all.
        while (reading.Units.Any(unit => unit.ParentId is { } parent && meant.Contains(parent) && meant.Add(unit.Id)))
        { }

        return meant;
    }
}
