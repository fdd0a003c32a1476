using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Organizations;

/// <summary>The root of an organization, its units level by level, and the accounts of each.</summary>
internal static class OrganizationTreeCollector
{
    private static readonly ScanCall RootsCall = CallRegistry.Find("organizations", "ListRoots");
    private static readonly ScanCall UnitsCall = CallRegistry.Find("organizations", "ListOrganizationalUnitsForParent");
    private static readonly ScanCall AccountsCall = CallRegistry.Find("organizations", "ListAccountsForParent");

    /// <summary>The root and all units, by id.</summary>
    public static async Task<ImmutableArray<OrganizationalUnit>> UnitsAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, OrganizationalUnit>(StringComparer.Ordinal);
        await runner.RunAsync(
            RootsCall,
            CallInput.None,
            page =>
            {
                var roots = AnswerReader.List(page, "Roots").Select(Root).ToArray();
                Array.ForEach(roots, root => found.TryAdd(root.Id, root));
                return roots.Length;
            },
            null,
            cancellationToken
        );

        var calls = new EntityCalls(UnitsCall, Translatable("organizational unit"));
        string[] level = [.. found.Keys];
        do
        {
            var below = await calls.AskAsync(runner, level, ParentOf, Units, cancellationToken);
            level = [.. below.Where(unit => found.TryAdd(unit.Id, unit)).Select(unit => unit.Id)];
        } while (level.Length > 0);

        runner.Follow(UnitsCall, RootsCall, Translatable("The organization's root is not known."));
        return [.. found.Values.OrderBy(unit => unit.Id, StringComparer.Ordinal)];
    }

    /// <summary>The accounts of each unit, by number.</summary>
    public static async Task<ImmutableArray<OrganizationAccount>> AccountsAsync(
        CallRunner runner,
        ImmutableArray<OrganizationalUnit> units,
        CancellationToken cancellationToken
    )
    {
        var accounts = await new EntityCalls(AccountsCall, Translatable("organizational unit")).AskAsync(
            runner,
            [.. units.Select(unit => unit.Id)],
            ParentOf,
            (page, parent) => AnswerReader.List(page, "Accounts").Select(account => Account(account, parent)),
            cancellationToken
        );
        runner.Follow(AccountsCall, UnitsCall, Translatable("Not all organizational units are known."));
        return
        [
            .. accounts
                .DistinctBy(account => account.Account)
                .OrderBy(account => account.Account.ToString(), StringComparer.Ordinal),
        ];
    }

    private static JsonElement ParentOf(string id) => CallInput.Of("ParentId", id);

    private static IEnumerable<OrganizationalUnit> Units(JsonElement page, string parent) =>
        AnswerReader
            .List(page, "OrganizationalUnits")
            .Select(unit => new OrganizationalUnit
            {
                Arn = AnswerReader.Arn(unit, "Arn"),
                Id = AnswerReader.Text(unit, "Id"),
                Name = AnswerReader.Text(unit, "Name"),
                ParentId = parent,
            });

    private static OrganizationalUnit Root(JsonElement root) =>
        new()
        {
            Arn = AnswerReader.Arn(root, "Arn"),
            Id = AnswerReader.Text(root, "Id"),
            Name = AnswerReader.Text(root, "Name"),
            PolicyTypes =
            [
                .. AnswerReader
                    .List(root, "PolicyTypes")
                    .Where(type => AnswerReader.Text(type, "Status") is "ENABLED")
                    .Select(type => OrganizationPolicyTypes.Parse(AnswerReader.Text(type, "Type")))
                    .OfType<OrganizationPolicyType>()
                    .Order(),
            ],
        };

    private static OrganizationAccount Account(JsonElement account, string parent) =>
        new()
        {
            Arn = AnswerReader.Arn(account, "Arn"),
            Account = AnswerReader.Account(account, "Id"),
            Name = AnswerReader.Text(account, "Name"),
            Email = AnswerReader.TextOrNull(account, "Email"),
            ParentId = parent,
            // Since 2025 AWS sends State, and Status until it goes.
            State = AnswerReader.TextOrNull(account, "State") ?? AnswerReader.Text(account, "Status"),
            JoinedAt = AnswerReader.TimeOrNull(account, "JoinedTimestamp"),
        };
}
