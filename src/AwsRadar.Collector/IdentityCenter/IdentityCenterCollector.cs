using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

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
    public static async Task<CollectedIdentityCenter> CollectAsync(
        CallRunner runner,
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
                        AnswerReader.Text(instance, "IdentityStoreId")
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
                $"IAM Identity Center is not in use in {runner.Region}.",
                "sso-admin",
                "identitystore"
            );
            return CollectedIdentityCenter.None;
        }

        runner.Enter(InstancesCall, null, reply);
        var distinct = instances.DistinctBy(instance => instance.Arn, StringComparer.Ordinal).ToArray();
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
}

/// <summary>One Identity Center, and the store of its people.</summary>
internal sealed record IdentityCenterInstance(string Arn, string StoreId);
