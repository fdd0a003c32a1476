using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam.Users;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Groups;

/// <summary>Groups themselves.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html and its siblings</remarks>
internal static class GroupOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateGroup", Subjects.New("group", "GroupName"), Create),
        Operation.On("GetGroup", Subjects.Group, Get),
        Operation.On("ListGroups", Subjects.Listing("group"), List),
        Operation.On("UpdateGroup", Subjects.Group, Update),
        Operation.On("DeleteGroup", Subjects.Group, Delete),
    ];

    /// <summary>A group in answers.</summary>
    public static JsonObject Write(Group group) =>
        new()
        {
            ["Path"] = group.Path,
            ["GroupName"] = group.Name,
            ["GroupId"] = group.Id,
            ["Arn"] = group.Arn,
            ["CreateDate"] = JsonShapes.Timestamp(group.CreatedAt),
        };

    private static OperationResult Create(OperationCall call)
    {
        var name = call.Text("GroupName");
        if (call.State.Groups.ContainsKey(name))
        {
            return LabError.AlreadyExists("Group", name);
        }

        if (AccountQuotas.Check("GroupsPerAccount", call.State.Groups.Count, AccountQuotas.Groups) is { } error)
        {
            return error;
        }

        var group = new Group
        {
            Arn = call.State.Arn($"group{call.Path}{name}"),
            Id = UniqueId.Create(UniqueId.Group),
            Name = name,
            Path = call.Path,
            CreatedAt = call.Now,
        };
        return call.State.With(group).Answer(new JsonObject { ["Group"] = Write(group) });
    }

    private static OperationResult Get(OperationCall call, Group group)
    {
        var result = call.Page("Users", call.State.MembersOf(group), user => user.Name, UserJson.Summary);
        if (result.Output is { } output)
        {
            output["Group"] = Write(group);
        }

        return result;
    }

    private static OperationResult List(OperationCall call) =>
        call.Page("Groups", call.BelowPath(call.State.Groups.Values), group => group.Name, Write);

    private static OperationResult Update(OperationCall call, Group group)
    {
        var name = call.OptionalText("NewGroupName") ?? group.Name;
        if (!Identity.NameComparer.Equals(name, group.Name) && call.State.Groups.ContainsKey(name))
        {
            return LabError.AlreadyExists("Group", name);
        }

        var path = call.OptionalText("NewPath") ?? group.Path;
        var renamed = group with { Name = name, Path = path, Arn = call.State.Arn($"group{path}{name}") };
        var state = call.State with { Groups = call.State.Groups.Remove(group.Name) };
        return call
            .State.MembersOf(group)
            .Aggregate(
                state.With(renamed),
                (changed, user) => changed.With(user with { GroupNames = user.GroupNames.Remove(group.Name).Add(name) })
            );
    }

    private static OperationResult Delete(OperationCall call, Group group)
    {
        var obstacle =
            !group.AttachedPolicies.IsEmpty ? "detach all policies"
            : !group.InlinePolicies.IsEmpty ? "delete policies"
            : call.State.MembersOf(group).Any() ? "remove users from group"
            : null;
        return obstacle is null
            ? call.State with
            {
                Groups = call.State.Groups.Remove(group.Name),
            }
            : LabError.DeleteConflict(obstacle);
    }
}
