using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Policies;

/// <summary>Which managed policies are attached to which user, group or role.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html and its siblings</remarks>
internal static class AttachmentOperations
{
    private const int MaxPoliciesPerIdentity = 10;

    public static ImmutableArray<Operation> All { get; } = [.. For("User"), .. For("Group"), .. For("Role")];

    /// <summary>An attached policy in answers.</summary>
    public static JsonObject Write(string arn) =>
        new() { ["PolicyName"] = arn[(arn.LastIndexOf('/') + 1)..], ["PolicyArn"] = arn };

    private static IEnumerable<Operation> For(string kind) =>
        [
            Operation.On($"Attach{kind}Policy", Subjects.Identity(kind), Attach),
            Operation.On($"Detach{kind}Policy", Subjects.Identity(kind), Detach),
            Operation.On($"ListAttached{kind}Policies", Subjects.Identity(kind), List),
        ];

    private static OperationResult Attach(OperationCall call, Identity identity)
    {
        var arn = call.Text("PolicyArn");
        if ((ArnInput.Check(arn, "policy") ?? ManagedPolicies.CheckAttachable(arn)) is { } error)
        {
            return error;
        }

        if (ManagedPolicies.Find(call.State, arn) is null)
        {
            return LabError.NoSuchEntity($"Policy {arn} does not exist or is not attachable.");
        }

        // Attaching twice is no error, and changes nothing.
        if (identity.AttachedPolicies.Contains(arn, StringComparer.Ordinal))
        {
            return call.State;
        }

        return identity.AttachedPolicies.Length >= MaxPoliciesPerIdentity
            ? LabError.QuotaExceeded($"PoliciesPer{identity.Kind}", MaxPoliciesPerIdentity)
            : call.State.With(identity with { AttachedPolicies = identity.AttachedPolicies.Add(arn) });
    }

    private static OperationResult Detach(OperationCall call, Identity identity)
    {
        var arn = call.Text("PolicyArn");
        if (ArnInput.Check(arn, "policy") is { } error)
        {
            return error;
        }

        var rest = identity.AttachedPolicies.Remove(arn, StringComparer.Ordinal);
        return rest.Length < identity.AttachedPolicies.Length
            ? call.State.With(identity with { AttachedPolicies = rest })
            : LabError.NoSuchEntity($"Policy {arn} was not found.");
    }

    private static OperationResult List(OperationCall call, Identity identity) =>
        call.Page(
            "AttachedPolicies",
            call.BelowPath(identity.AttachedPolicies.Order(StringComparer.OrdinalIgnoreCase), PathOf),
            arn => arn,
            Write
        );

    /// <summary>From <c>arn:aws:iam::123456789012:policy/path/name</c>: <c>/path/</c>.</summary>
    private static string PathOf(string arn) => arn[arn.IndexOf('/')..(arn.LastIndexOf('/') + 1)];
}
