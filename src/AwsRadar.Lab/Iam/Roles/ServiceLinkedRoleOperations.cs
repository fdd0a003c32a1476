using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Roles;

/// <summary>
/// Roles that a service makes for itself. No service uses them here, so that a deletion always succeeds, and at once.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html and its siblings</remarks>
internal static class ServiceLinkedRoleOperations
{
    private const string TaskPrefix = "task/aws-service-role/";

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateServiceLinkedRole", NewRole, Create),
        Operation.On("DeleteServiceLinkedRole", DeletedRole, Delete),
        Operation.On("GetServiceLinkedRoleDeletionStatus", RoleOfTask, GetStatus),
    ];

    private static OperationResult Create(OperationCall call)
    {
        var service = call.Text("AWSServiceName");
        if (ServiceLinkedRole.Of(service) is not { } known)
        {
            return LabError.InvalidInput($"{service} is not the service principal of a service-linked role.");
        }

        var suffix = call.OptionalText("CustomSuffix");
        if (suffix is not null && !known.TakesSuffix)
        {
            return LabError.InvalidInput($"Custom suffix is not allowed for {service}");
        }

        var name = known.NameWith(suffix);
        if (name.Length > MaxNameCharacters)
        {
            return LabError.InvalidInput($"The name {name} is longer than {MaxNameCharacters} characters.");
        }

        if (call.State.Roles.ContainsKey(name))
        {
            return LabError.InvalidInput(
                $"Service role name {name} has been taken in this account, please try a different suffix."
            );
        }

        var role = new Role
        {
            Arn = call.State.Arn($"role{known.Path}{name}"),
            Id = UniqueId.Create(UniqueId.Role),
            Name = name,
            Path = known.Path,
            CreatedAt = call.Now,
            TrustPolicy = new PolicyContent(name, known.TrustPolicy, PolicyType.Trust),
            Description = call.OptionalText("Description"),
            AttachedPolicies = [known.PolicyArn],
        };
        return call.State.With(role).Answer(new JsonObject { ["Role"] = RoleJson.Detail(role) });
    }

    private static OperationResult Delete(OperationCall call)
    {
        if (Subjects.Role.Find(call) is not { } role || !ProtectedRoles.IsServiceLinked(role))
        {
            return Subjects.Role.Missing(call);
        }

        var service = role.Path[ProtectedRoles.ServiceLinkedPath.Length..].TrimEnd('/');
        var task = $"{TaskPrefix}{service}/{role.Name}/{Guid.NewGuid()}";
        var changed = call.State with
        {
            Roles = call.State.Roles.Remove(role.Name),
            RoleDeletions = call.State.RoleDeletions.Add(task, new RoleDeletion(call.Now)),
        };
        return changed.Answer(new JsonObject { ["DeletionTaskId"] = task });
    }

    private static OperationResult GetStatus(OperationCall call)
    {
        var task = call.Text("DeletionTaskId");
        if (!IsTask(task))
        {
            return LabError.InvalidInput($"{task} is not a deletion task id.");
        }

        return call.State.RoleDeletions.ContainsKey(task)
            ? new JsonObject { ["Status"] = "SUCCEEDED" }
            : LabError.NoSuchEntity($"The deletion task with id {task} cannot be found.");
    }

    private const int MaxNameCharacters = 64;

    private static bool IsTask(string text) =>
        text.StartsWith(TaskPrefix, StringComparison.Ordinal)
        && text.Split('/') is [_, _, _, _, var id]
        && Guid.TryParseExact(id, "D", out _);

    private static Target NewRole(OperationCall call)
    {
        var service = call.Text("AWSServiceName");
        var name = ServiceLinkedRole.Of(service)?.NameWith(call.OptionalText("CustomSuffix")) ?? "*";
        return Target.At(call.State.Arn($"role{ProtectedRoles.ServiceLinkedPath}{service}/{name}"));
    }

    private static Target DeletedRole(OperationCall call)
    {
        var target = Subjects.Role.Target(call);
        return target with { Text = target.Arn };
    }

    private static Target RoleOfTask(OperationCall call)
    {
        var task = call.Text("DeletionTaskId");
        return IsTask(task)
            ? Target.At(call.State.Arn($"role{task["task".Length..task.LastIndexOf('/')]}"))
            : Target.Everything;
    }
}
