using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;

namespace AwsRadar.Collector.IdentityCenter;

/// <summary>
/// IAM Identity Center: permission sets, who is assigned where with them, and who those are. The management account and delegated
/// administrators may read it.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/singlesignon/latest/userguide/regions.html: an organization has it in one region.</remarks>
internal static class IdentityCenterCollector
{
    private static readonly ScanCall InstancesCall = CallRegistry.Find("sso-admin", "ListInstances");

    /// <param name="runner">Asks the region where it is.</param>
    /// <param name="account">Who asks.</param>
    /// <param name="whyNot">Why AWS does not tell what is in the organization's; null: it may.</param>
    public static async Task<CollectedIdentityCenter> CollectAsync(
        CallRunner runner,
        AccountId account,
        string? whyNot,
        CancellationToken cancellationToken
    )
    {
        var instances = new List<IdentityCenterInstance>();
        if (!runner.Has(InstancesCall))
        {
            return CollectedIdentityCenter.None;
        }

        var reply = await runner.AskAsync(
            InstancesCall,
            CallInput.None,
            page =>
            {
                var added = AnswerReader
                    .List(page, "Instances")
                    .Select(instance => new IdentityCenterInstance(
                        AnswerReader.Text(instance, "InstanceArn"),
                        AnswerReader.Text(instance, "IdentityStoreId"),
                        AnswerReader.TextOrNull(instance, "OwnerAccountId")
                    ))
                    .ToArray();
                instances.AddRange(added);
                return added.Length;
            },
            cancellationToken
        );
        if (reply.IsNotThere || (reply.IsAnswered && instances.Count == 0))
        {
            runner.EnterNone(
                reply,
                InstancesCall,
                Translatable($"IAM Identity Center is not in use in {runner.Region}."),
                "sso-admin",
                "identitystore"
            );
            return CollectedIdentityCenter.None;
        }

        runner.Enter(InstancesCall, null, reply);
        var distinct = instances.DistinctBy(instance => instance.Arn, StringComparer.Ordinal).ToArray();
        if (whyNot is not null && Array.Exists(distinct, instance => instance.IsOfAnother(account)))
        {
            SkipAllBut(InstancesCall, runner, whyNot);
            distinct = [.. distinct.Where(instance => !instance.IsOfAnother(account))];
            if (distinct.Length == 0)
            {
                return CollectedIdentityCenter.None;
            }
        }

        var (sets, assignments) = await PermissionSetCollector.CollectAsync(
            runner,
            InstancesCall,
            distinct,
            cancellationToken
        );
        var (users, groups) = await IdentityStoreCollector.CollectAsync(
            runner,
            InstancesCall,
            distinct,
            cancellationToken
        );
        return new CollectedIdentityCenter
        {
            PermissionSets = sets,
            Assignments = assignments,
            Users = users,
            Groups = groups,
        };
    }

    private static void SkipAllBut(ScanCall asked, CallRunner runner, string why)
    {
        foreach (
            var call in CallRegistry.All.Where(call =>
                call != asked && call.Service is ("sso-admin" or "identitystore") && runner.Has(call)
            )
        )
        {
            runner.Skip(call, null, why);
        }
    }
}

/// <summary>One Identity Center, and the store of its people.</summary>
/// <param name="Owner">The account that it was made in; null: AWS did not say.</param>
internal sealed record IdentityCenterInstance(string Arn, string StoreId, string? Owner)
{
    /// <summary>Whether it is known to be another account's, as the organization's is to its members.</summary>
    public bool IsOfAnother(AccountId account) => Owner is not null && Owner != account.ToString();
}
