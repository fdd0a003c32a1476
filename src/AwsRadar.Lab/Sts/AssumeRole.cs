using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>Credentials of a role, for those whom its trust policy lets in.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</remarks>
internal static class AssumeRole
{
    private const int DefaultSeconds = 3600;

    public static Operation Operation { get; } = Operations.Operation.On("AssumeRole", TargetOf, Assume);

    private static OperationResult Assume(OperationCall call)
    {
        if (call.Caller.IsRoot)
        {
            return LabError.AccessDenied("Roles may not be assumed by root accounts.");
        }

        if (Find(call) is not { } role)
        {
            return LabError.AccessDenied(
                $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {call.Text("RoleArn")}"
            );
        }

        if (CheckDuration(call, role) is { } durationError)
        {
            return durationError;
        }

        if (ReadSessionPolicies(call, out var policies) is { } policyError)
        {
            return policyError;
        }

        var session = SessionIssue.Create(call, call.OptionalNumber("DurationSeconds") ?? DefaultSeconds) with
        {
            RoleName = role.Name,
            SubjectId = role.Id,
            Name = call.Text("RoleSessionName"),
            Policies = policies,
        };
        var output = new JsonObject
        {
            ["Credentials"] = SessionIssue.Write(session),
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = $"{role.Id}:{session.Name}",
                ["Arn"] = $"arn:aws:sts::{call.State.AccountId}:assumed-role/{role.Name}/{session.Name}",
            },
        };
        var changed = call.State.With(role with { LastUsed = new RoleLastUsed(call.Now, call.Region) });
        return SessionIssue.Add(changed, session, call.Now).Answer(output);
    }

    private static LabError? CheckDuration(OperationCall call, Role role)
    {
        var seconds = call.OptionalNumber("DurationSeconds") ?? DefaultSeconds;
        if (call.Caller.Session?.RoleName is not null && seconds > DefaultSeconds)
        {
            return LabError.Validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
            );
        }

        return seconds > role.MaxSessionSeconds
            ? LabError.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
            : null;
    }

    /// <summary>The policy in the input, and the managed policies that it names: together they limit the session.</summary>
    private static LabError? ReadSessionPolicies(OperationCall call, out ImmutableArray<PolicyContent> policies)
    {
        policies = [];
        if (call.OptionalText("Policy") is { } text)
        {
            var content = new PolicyContent("session policy", text, PolicyType.Session);
            if (PolicyInput.Check(content) is { } error)
            {
                return error;
            }

            policies = [content];
        }

        foreach (var arn in call.Objects("PolicyArns").Select(item => item.GetProperty("arn").GetString() ?? ""))
        {
            if (ManagedPolicies.Find(call.State, arn) is not { } managed)
            {
                return LabError.Validation($"The managed policy {arn} does not exist.");
            }

            policies = policies.Add(managed.DefaultVersion.Content);
        }

        return null;
    }

    private static Target TargetOf(OperationCall call)
    {
        var role = Find(call);
        return Target.At(call.Text("RoleArn")) with { Resource = role, Policy = role?.TrustPolicy };
    }

    private static Role? Find(OperationCall call)
    {
        var arn = call.Text("RoleArn");
        var role = call.State.Roles.GetValueOrDefault(arn[(arn.LastIndexOf('/') + 1)..]);
        return role is not null && role.Arn.Equals(arn, StringComparison.Ordinal) ? role : null;
    }
}
