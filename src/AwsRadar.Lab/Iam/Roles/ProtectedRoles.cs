using System.Collections.Frozen;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Roles;

/// <summary>Roles that belong to AWS's services: nobody else changes them.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html. The operations are those whose
/// pages list <c>UnmodifiableEntity</c>.
/// </remarks>
internal static class ProtectedRoles
{
    public const string ServiceLinkedPath = "/aws-service-role/";

    /// <summary>Where IAM Identity Center puts the roles that it makes.</summary>
    private const string ReservedPath = "/aws-reserved/";

    private static readonly FrozenSet<string> Changes = FrozenSet.Create(
        StringComparer.Ordinal,
        "AddRoleToInstanceProfile",
        "AttachRolePolicy",
        "DeleteRole",
        "DeleteRolePermissionsBoundary",
        "DeleteRolePolicy",
        "DetachRolePolicy",
        "PutRolePermissionsBoundary",
        "PutRolePolicy",
        "RemoveRoleFromInstanceProfile",
        "UpdateAssumeRolePolicy",
        "UpdateRole",
        "UpdateRoleDescription"
    );

    public static bool IsServiceLinked(Role role) => role.Path.StartsWith(ServiceLinkedPath, StringComparison.Ordinal);

    /// <summary>Whether only AWS makes roles below this path.</summary>
    public static bool IsReserved(string path) =>
        path.StartsWith(ServiceLinkedPath, StringComparison.Ordinal)
        || path.StartsWith(ReservedPath, StringComparison.Ordinal);

    /// <summary>The operation, which leaves such roles alone if it is one of those that change roles.</summary>
    public static Operation Guard(Operation operation) =>
        Changes.Contains(operation.Name)
            ? operation with
            {
                Handle = call => Refusal(operation.Name, call) is { } error ? error : operation.Handle(call),
            }
            : operation;

    private static LabError? Refusal(string operation, OperationCall call) =>
        Subjects.Role.Find(call) is { } role && IsReserved(role.Path) && !IsDescription(operation, call, role)
            ? LabError.Unmodifiable(
                $"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS"
            )
            : null;

    /// <summary>The description of a service-linked role is its account's to write.</summary>
    private static bool IsDescription(string operation, OperationCall call, Role role) =>
        IsServiceLinked(role)
        && (
            operation is "UpdateRoleDescription"
            || (operation is "UpdateRole" && call.Has("Description") && !call.Has("MaxSessionDuration"))
        );
}
