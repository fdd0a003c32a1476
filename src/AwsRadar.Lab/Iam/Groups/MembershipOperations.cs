using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Groups;

/// <summary>Who is in which group.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html and its siblings</remarks>
internal static class MembershipOperations
{
    private const int MaxGroupsPerUser = 10;

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("AddUserToGroup", Subjects.Group, Add),
        Operation.On("RemoveUserFromGroup", Subjects.Group, Remove),
        Operation.On("ListGroupsForUser", Subjects.User, List),
    ];

    private static OperationResult Add(OperationCall call, Group group)
    {
        if (Subjects.User.Find(call) is not { } user)
        {
            return Subjects.User.Missing(call);
        }

        var names = user.GroupNames.Add(group.Name);
        return names.Count > MaxGroupsPerUser
            ? LabError.QuotaExceeded("GroupsPerUser", MaxGroupsPerUser)
            : call.State.With(user with { GroupNames = names });
    }

    private static OperationResult Remove(OperationCall call, Group group)
    {
        if (Subjects.User.Find(call) is not { } user)
        {
            return Subjects.User.Missing(call);
        }

        return call.State.With(user with { GroupNames = user.GroupNames.Remove(group.Name) });
    }

    private static OperationResult List(OperationCall call, User user) =>
        call.Page(
            "Groups",
            user.GroupNames.Select(name => call.State.Groups[name]),
            group => group.Name,
            GroupOperations.Write
        );
}
