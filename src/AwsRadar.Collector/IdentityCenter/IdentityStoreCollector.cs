using System.Collections.Immutable;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.IdentityCenter;

/// <summary>The people and groups that permission sets are assigned to.</summary>
internal static class IdentityStoreCollector
{
    private static readonly ScanCall UsersCall = Call("ListUsers");
    private static readonly ScanCall GroupsCall = Call("ListGroups");
    private static readonly ScanCall MembersCall = Call("ListGroupMemberships");

    public static async Task<(
        ImmutableArray<IdentityCenterUser> Users,
        ImmutableArray<IdentityCenterGroup> Groups
    )> CollectAsync(
        CallRunner runner,
        ScanCall instances,
        IdentityCenterInstance[] of,
        CancellationToken cancellationToken
    )
    {
        string[] stores = [.. of.Select(instance => instance.StoreId).Distinct(StringComparer.Ordinal)];
        var users = await new EntityCalls(UsersCall, Translatable("identity store")).AskAsync(
            runner,
            stores,
            store => CallInput.Of("IdentityStoreId", store),
            (page, _) =>
                AnswerReader
                    .List(page, "Users")
                    .Select(user => new IdentityCenterUser(
                        AnswerReader.Text(user, "UserId"),
                        AnswerReader.Text(user, "UserName"),
                        AnswerReader.TextOrNull(user, "DisplayName")
                    )),
            cancellationToken
        );
        runner.Follow(UsersCall, instances, Translatable("Not all instances are known."));

        var groups = await new EntityCalls(GroupsCall, Translatable("identity store")).AskAsync(
            runner,
            stores,
            store => CallInput.Of("IdentityStoreId", store),
            (page, store) =>
                AnswerReader
                    .List(page, "Groups")
                    .Select(group =>
                        (
                            Store: store,
                            Group: new IdentityCenterGroup
                            {
                                Id = AnswerReader.Text(group, "GroupId"),
                                Name = AnswerReader.TextOrNull(group, "DisplayName") ?? "",
                            }
                        )
                    ),
            cancellationToken
        );
        runner.Follow(GroupsCall, instances, Translatable("Not all instances are known."));

        var storeOf = groups
            .DistinctBy(pair => pair.Group.Id, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Group.Id, pair => pair.Store, StringComparer.Ordinal);
        var members = await new EntityCalls(MembersCall, Translatable("group")).AskAsync(
            runner,
            storeOf.Keys,
            group => CallInput.Of("IdentityStoreId", storeOf[group], "GroupId", group),
            (page, group) =>
                AnswerReader
                    .List(page, "GroupMemberships")
                    .Select(member =>
                        (Group: group, User: AnswerReader.Text(AnswerReader.Object(member, "MemberId"), "UserId"))
                    ),
            cancellationToken
        );
        runner.Follow(MembersCall, GroupsCall, Translatable("Not all groups are known."));
        var membersOf = members.ToLookup(pair => pair.Group, pair => pair.User, StringComparer.Ordinal);
        return (
            [
                .. users
                    .DistinctBy(user => user.Id, StringComparer.Ordinal)
                    .OrderBy(user => user.Id, StringComparer.Ordinal),
            ],
            [
                .. groups
                    .Select(pair => pair.Group)
                    .DistinctBy(group => group.Id, StringComparer.Ordinal)
                    .OrderBy(group => group.Id, StringComparer.Ordinal)
                    .Select(group =>
                        group with
                        {
                            MemberIds =
                            [
                                .. membersOf[group.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
                            ],
                        }
                    ),
            ]
        );
    }

    private static ScanCall Call(string operation) => CallRegistry.Find("identitystore", operation);
}
