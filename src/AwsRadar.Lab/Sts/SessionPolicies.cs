using System.Collections.Immutable;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>The policy in an input, and the managed policies that it names: together they limit the session.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session</remarks>
internal static class SessionPolicies
{
    /// <summary>Why they are refused, or null.</summary>
    /// <param name="account">The account of the session, which the managed policies must be in too.</param>
    public static LabError? Read(OperationCall call, AccountState account, out ImmutableArray<PolicyContent> policies)
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
            if (ManagedPolicies.Find(account, arn) is not { } managed)
            {
                return LabError.Validation($"The managed policy {arn} does not exist.");
            }

            policies = policies.Add(new PolicyContent(arn, managed.DefaultVersion.Content.Text, PolicyType.Session));
        }

        return null;
    }
}
