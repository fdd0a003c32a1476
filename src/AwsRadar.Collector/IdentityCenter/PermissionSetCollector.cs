using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.IdentityCenter;

/// <summary>Permission sets with their policies, the accounts that they are roles in, and who is assigned there.</summary>
internal static class PermissionSetCollector
{
    private static readonly string Entity = Translatable("permission set");
    private static readonly ScanCall ListCall = Call("ListPermissionSets");
    private static readonly ScanCall AccountsCall = Call("ListAccountsForProvisionedPermissionSet");
    private static readonly ScanCall AssignmentsCall = Call("ListAccountAssignments");

    public static async Task<(
        ImmutableArray<PermissionSet> Sets,
        ImmutableArray<AccountAssignment> Assignments
    )> CollectAsync(
        CallRunner runner,
        ScanCall instances,
        IdentityCenterInstance[] of,
        CancellationToken cancellationToken
    )
    {
        var listed = await new EntityCalls(ListCall, Translatable("instance")).AskAsync(
            runner,
            [.. of.Select(instance => instance.Arn)],
            arn => CallInput.Of("InstanceArn", arn),
            (page, arn) => AnswerReader.Texts(page, "PermissionSets").Select(set => (Instance: arn, Set: set)),
            cancellationToken
        );
        runner.Follow(ListCall, instances, Translatable("Not all instances are known."));
        var instanceOf = listed
            .DistinctBy(pair => pair.Set, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Set, pair => pair.Instance, StringComparer.Ordinal);

        var described = await AskAsync("DescribePermissionSet", (answer, arn) => new[] { Describe(answer, arn) });
        var attached = await AskAsync("ListManagedPoliciesInPermissionSet", Attached);
        var named = await AskAsync(
            "ListCustomerManagedPolicyReferencesInPermissionSet",
            (page, _) => AnswerReader.List(page, "CustomerManagedPolicyReferences").Select(Reference)
        );
        var inline = await AskAsync(
            "GetInlinePolicyForPermissionSet",
            (answer, _) =>
                AnswerReader.TextOrNull(answer, "InlinePolicy") is { Length: > 0 } text
                    ? new[] { text }
                    : Array.Empty<string>()
        );
        var boundaries = await AskAsync(
            "GetPermissionsBoundaryForPermissionSet",
            (answer, _) => new[] { Boundary(AnswerReader.Object(answer, "PermissionsBoundary")) },
            // https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_GetPermissionsBoundaryForPermissionSet.html
            reply => reply.IsGone ? reply with { Outcome = CallOutcome.Ok, Error = null } : reply
        );
        var accounts = await AskAsync(
            AccountsCall.Operation,
            (page, _) => AnswerReader.Texts(page, "AccountIds").Select(AnswerReader.ParseAccount)
        );
        var assignments = await AssignmentsAsync(runner, instanceOf, accounts, cancellationToken);
        return (
            [
                .. described
                    .SelectMany(group => group)
                    .OrderBy(set => set.Arn.ToString(), StringComparer.Ordinal)
                    .Select(set =>
                    {
                        var arn = set.Arn.ToString();
                        return set with
                        {
                            AttachedPolicies =
                            [
                                .. attached[arn].OrderBy(policy => policy.Arn.ToString(), StringComparer.Ordinal),
                            ],
                            CustomerManagedPolicies = [.. named[arn].Order(StringComparer.Ordinal)],
                            InlinePolicy = inline[arn]
                                .Select(text => (PolicyText?)new PolicyText(text))
                                .FirstOrDefault(),
                            PermissionsBoundary = boundaries[arn].FirstOrDefault(),
                            Accounts =
                            [
                                .. accounts[arn]
                                    .Distinct()
                                    .OrderBy(account => account.ToString(), StringComparer.Ordinal),
                            ],
                        };
                    }),
            ],
            assignments
        );

        async Task<ILookup<string, T>> AskAsync<T>(
            string operation,
            Func<JsonElement, string, IEnumerable<T>> read,
            Func<CallReply, CallReply>? judge = null
        )
        {
            var call = Call(operation);
            var items = await new EntityCalls(call, Entity)
            {
                Judge = judge is null ? null : (_, reply) => judge(reply),
            }.AskAsync(
                runner,
                instanceOf.Keys,
                arn => CallInput.Of("InstanceArn", instanceOf[arn], "PermissionSetArn", arn),
                (page, arn) => read(page, arn).Select(item => (Arn: arn, Item: item)),
                cancellationToken
            );
            runner.Follow(call, ListCall, Translatable("Not all permission sets are known."));
            return items.ToLookup(pair => pair.Arn, pair => pair.Item, StringComparer.Ordinal);
        }
    }

    private static async Task<ImmutableArray<AccountAssignment>> AssignmentsAsync(
        CallRunner runner,
        Dictionary<string, string> instanceOf,
        ILookup<string, AccountId> accounts,
        CancellationToken cancellationToken
    )
    {
        var places = accounts
            .SelectMany(group => group.Distinct().Select(account => (Set: group.Key, Account: account.ToString())))
            .ToDictionary(place => $"{place.Account} {place.Set}", StringComparer.Ordinal);
        var assignments = await new EntityCalls(AssignmentsCall, Entity).AskAsync(
            runner,
            places.Keys,
            place =>
                CallInput.Of([
                    ("InstanceArn", instanceOf[places[place].Set]),
                    ("AccountId", places[place].Account),
                    ("PermissionSetArn", places[place].Set),
                ]),
            (page, _) =>
                AnswerReader
                    .List(page, "AccountAssignments")
                    .Select(assignment => new AccountAssignment(
                        AnswerReader.Arn(assignment, "PermissionSetArn"),
                        AnswerReader.Account(assignment, "AccountId"),
                        AnswerReader.Text(assignment, "PrincipalType"),
                        AnswerReader.Text(assignment, "PrincipalId")
                    )),
            cancellationToken
        );
        runner.Follow(AssignmentsCall, AccountsCall, Translatable("Not all accounts of permission sets are known."));
        return
        [
            .. assignments
                .Distinct()
                .OrderBy(assignment => assignment.PermissionSetArn.ToString(), StringComparer.Ordinal)
                .ThenBy(assignment => assignment.Account.ToString(), StringComparer.Ordinal)
                .ThenBy(assignment => assignment.PrincipalId, StringComparer.Ordinal),
        ];
    }

    private static PermissionSet Describe(JsonElement answer, string arn)
    {
        var set = AnswerReader.Object(answer, "PermissionSet");
        return new PermissionSet
        {
            Arn = Arn.Parse(arn),
            Name = AnswerReader.Text(set, "Name"),
            Description = AnswerReader.TextOrNull(set, "Description"),
            SessionDuration = AnswerReader.TextOrNull(set, "SessionDuration"),
        };
    }

    private static IEnumerable<AttachedPolicy> Attached(JsonElement page, string arn) =>
        AnswerReader
            .List(page, "AttachedManagedPolicies")
            .Select(policy => new AttachedPolicy(AnswerReader.Text(policy, "Name"), AnswerReader.Arn(policy, "Arn")));

    private static string Boundary(JsonElement boundary) =>
        AnswerReader.TextOrNull(boundary, "ManagedPolicyArn")
        ?? Reference(AnswerReader.Object(boundary, "CustomerManagedPolicyReference"));

    private static string Reference(JsonElement policy) =>
        (AnswerReader.TextOrNull(policy, "Path") ?? "/") + AnswerReader.Text(policy, "Name");

    private static ScanCall Call(string operation) => CallRegistry.Find("sso-admin", operation);
}
