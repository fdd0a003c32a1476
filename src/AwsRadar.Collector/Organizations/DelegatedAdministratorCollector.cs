using System.Collections.Immutable;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Organizations;

/// <summary>Member accounts that administer services for the whole organization, and which services.</summary>
internal static class DelegatedAdministratorCollector
{
    private static readonly ScanCall ListCall = CallRegistry.Find("organizations", "ListDelegatedAdministrators");
    private static readonly ScanCall ServicesCall = CallRegistry.Find(
        "organizations",
        "ListDelegatedServicesForAccount"
    );

    public static async Task<ImmutableArray<DelegatedAdministrator>> CollectAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, DelegatedAdministrator>(StringComparer.Ordinal);
        await runner.RunAsync(
            ListCall,
            CallInput.None,
            page =>
            {
                var added = AnswerReader.List(page, "DelegatedAdministrators").ToArray();
                foreach (var administrator in added)
                {
                    found[AnswerReader.Text(administrator, "Id")] = new DelegatedAdministrator
                    {
                        Arn = AnswerReader.Arn(administrator, "Arn"),
                        Account = AnswerReader.Account(administrator, "Id"),
                        DelegatedAt = AnswerReader.TimeOrNull(administrator, "DelegationEnabledDate"),
                    };
                }

                return added.Length;
            },
            null,
            cancellationToken
        );

        var services = await new EntityCalls(ServicesCall, Translatable("delegated administrator")).AskAsync(
            runner,
            found.Keys,
            id => CallInput.Of("AccountId", id),
            (page, id) =>
                AnswerReader
                    .List(page, "DelegatedServices")
                    .Select(service => (id, AnswerReader.Text(service, "ServicePrincipal"))),
            cancellationToken
        );
        runner.Follow(ServicesCall, ListCall, Translatable("Not all delegated administrators are known."));
        var servicesOf = services.ToLookup(pair => pair.id, pair => pair.Item2, StringComparer.Ordinal);
        return
        [
            .. found
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair =>
                    pair.Value with
                    {
                        Services =
                        [
                            .. servicesOf[pair.Key].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
                        ],
                    }
                ),
        ];
    }
}
