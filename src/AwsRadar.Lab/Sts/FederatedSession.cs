using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>A role's credentials for somebody whom an identity provider vouches for.</summary>
internal static class FederatedSession
{
    private const int DefaultSeconds = 3600;

    /// <summary>An operation that takes a provider's token in the place of a signature.</summary>
    public static Operation Operation(string name, Func<OperationCall, TokenResult> identify) =>
        Operations.Operation.On(name, AssumableRole.TargetOf, Assume) with
        {
            Identify = identify,
            AlsoNeeds = AlsoNeeds,
        };

    private static OperationResult Assume(OperationCall call)
    {
        // That both are there the trust policy has seen to.
        var (account, role) = AssumableRole.Find(call)!.Value;
        var holder = call.Caller.Holder!;
        var seconds = call.OptionalNumber("DurationSeconds") ?? DefaultSeconds;
        ImmutableArray<PolicyContent> policies = [];
        var size = PackedSession.SizeOf(call, holder.Tags);
        var refusal =
            AssumableRole.CheckDuration(role, seconds)
            ?? SessionPolicies.Read(call, account, out policies)
            ?? PackedSession.Check(size);
        if (refusal is not null)
        {
            return refusal;
        }

        var session = SessionIssue.Create(call, seconds) with
        {
            RoleName = role.Name,
            SubjectId = role.Id,
            Name = holder.SessionName,
            Policies = policies,
            Tags = holder.Tags,
            TransitiveTagKeys = holder.TransitiveTagKeys,
            SourceIdentity = holder.SourceIdentity,
            ProviderKeys = holder.LastingKeys,
        };
        if (holder.EndsAt < session.ExpiresAt)
        {
            session = session with { ExpiresAt = holder.EndsAt.Value };
        }

        var output = AssumableRole.Describe(account, role, session).AddPackedSize(size);
        foreach (var (name, value) in holder.Describe())
        {
            output[name] = value?.DeepClone();
        }

        return AssumableRole.Use(call, call.Lab, role, session).Answer(output);
    }

    /// <summary>Tags and a source identity are permissions of their own.</summary>
    private static IEnumerable<Permission> AlsoNeeds(OperationCall call)
    {
        if (call.Caller.Holder is { Tags.IsEmpty: false })
        {
            yield return new Permission("sts:TagSession", AssumableRole.TargetOf(call));
        }

        if (call.Caller.Holder?.SourceIdentity is not null)
        {
            yield return new Permission("sts:SetSourceIdentity", AssumableRole.TargetOf(call));
        }
    }
}
