using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Policies;

/// <summary>Permissions boundaries of users and roles.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html and its siblings</remarks>
internal static class BoundaryOperations
{
    public static ImmutableArray<Operation> All { get; } = [.. For("User"), .. For("Role")];

    private static IEnumerable<Operation> For(string kind) =>
        [
            Operation.On($"Put{kind}PermissionsBoundary", Subjects.Identity(kind), Put),
            Operation.On($"Delete{kind}PermissionsBoundary", Subjects.Identity(kind), Delete),
        ];

    private static OperationResult Put(OperationCall call, Identity identity) =>
        BoundaryInput.Check(call) is { } error
            ? error
            : call.State.With(identity with { PermissionsBoundary = call.Text("PermissionsBoundary") });

    private static OperationResult Delete(OperationCall call, Identity identity) =>
        identity.PermissionsBoundary is null
            ? LabError.NoSuchEntity(
                $"{identity.Kind} {identity.Name} does not have a permissions boundary attached to it."
            )
            : call.State.With(identity with { PermissionsBoundary = null });
}
