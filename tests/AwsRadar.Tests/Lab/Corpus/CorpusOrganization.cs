using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsRadar.Tests.Lab.Corpus;

/// <summary>The accounts of a case and their organization, as a lab's options describe them.</summary>
internal static class CorpusOrganization
{
    private const string AnyId = "o-exampleorgid";
    private const string AnyManagementAccount = "123456789012";

    /// <summary>Whether the case has service or resource control policies, or a principal of an organization.</summary>
    public static bool IsFor(CorpusCase one) =>
        !one.ServiceControl.IsEmpty
        || !one.ResourceControl.IsEmpty
        || one.ManagementAccount is not null
        || PrincipalOrgId(one) is not null;

    /// <summary>As <c>aws:PrincipalOrgID</c> names it.</summary>
    public static string IdOf(CorpusCase one) => PrincipalOrgId(one) ?? AnyId;

    /// <summary>Whether the principal's account is in it.</summary>
    public static bool HasPrincipal(CorpusCase one) =>
        IsFor(one) && (one.Account == MemberOf(one) || one.Account == ManagementOf(one));

    /// <summary>Null: the case is about one account.</summary>
    public static string? Describe(CorpusCase one)
    {
        var outside = Outside(one).Distinct(StringComparer.Ordinal).ToList();
        if (!IsFor(one) && outside.Count == 0)
        {
            return null;
        }

        var description = new JsonObject
        {
            ["OutsideAccounts"] = new JsonArray([.. outside.Select(id => new JsonObject { ["Id"] = id })]),
        };
        if (IsFor(one))
        {
            description["Id"] = IdOf(one);
            description["ManagementAccountId"] = ManagementOf(one);
            description["Root"] = Tree(one);
            description["Policies"] = new JsonArray([
                .. Attached(one)
                    .Where(policy => !policy.IsOfAws)
                    .Select(policy => new JsonObject
                    {
                        ["Id"] = policy.Id,
                        ["Name"] = policy.Id,
                        ["Type"] = policy.Type,
                        ["Content"] = policy.Text,
                    }),
            ]);
        }

        return description.ToJsonString();
    }

    /// <summary>
    /// Attaches what the case has attached, as the management account. It comes last: the policies bind whoever makes the rest
    /// of the case, too.
    /// </summary>
    public static async Task BindAsync(CorpusCase one, LabClient management)
    {
        var organizations = management.Of("organizations");
        foreach (var level in Attached(one).GroupBy(policy => (policy.Target, policy.Type)))
        {
            foreach (var policy in level.Where(policy => !policy.IsOfAws))
            {
                await organizations.CallAsync("AttachPolicy", Attachment(policy.Id, policy.Target));
            }

            if (!level.Any(policy => policy.IsOfAws))
            {
                await organizations.CallAsync("DetachPolicy", Attachment("p-FullAWSAccess", level.Key.Target));
            }
        }
    }

    private static JsonObject Attachment(string policy, string target) =>
        new() { ["PolicyId"] = policy, ["TargetId"] = target };

    private static string ManagementOf(CorpusCase one) => one.ManagementAccount ?? AnyManagementAccount;

    /// <summary>The account that the levels lead to.</summary>
    private static string MemberOf(CorpusCase one) =>
        !one.ServiceControl.IsEmpty || (one.ResourceControl.IsEmpty && PrincipalOrgId(one) is not null)
            ? one.Account
            : one.ResourceAccount;

    private static string? PrincipalOrgId(CorpusCase one) =>
        one.Context.TryGetValue("aws:principalorgid", out var id) && id.ValueKind is JsonValueKind.String
            ? id.GetString()
            : null;

    private static IEnumerable<string> Outside(CorpusCase one)
    {
        if (IsFor(one) && !HasPrincipal(one))
        {
            yield return one.Account;
        }

        var isInside = IsFor(one) && (one.ResourceAccount == MemberOf(one) || one.ResourceAccount == ManagementOf(one));
        if (one.IsTrust && one.ResourceAccount != one.Account && !isInside)
        {
            yield return one.ResourceAccount;
        }
    }

    private static JsonObject Tree(CorpusCase one)
    {
        var tree = new JsonObject { ["Id"] = "r-exam" };
        var place = tree;
        var units = one.ServiceControl.Concat(one.ResourceControl).Select(level => level.Id).Where(id => id[0] is 'o');
        foreach (var id in units.Distinct(StringComparer.Ordinal))
        {
            var unit = new JsonObject { ["Id"] = id, ["Name"] = id };
            place["Units"] = new JsonArray(unit);
            place = unit;
        }

        place["Accounts"] = new JsonArray(new JsonObject { ["Id"] = MemberOf(one) });
        return tree;
    }

    private static IEnumerable<AttachedPolicy> Attached(CorpusCase one)
    {
        var kinds = new[]
        {
            ("SERVICE_CONTROL_POLICY", one.ServiceControl),
            ("RESOURCE_CONTROL_POLICY", one.ResourceControl),
        };
        return kinds
            .SelectMany(kind => kind.Item2.Select(level => (Type: kind.Item1, Level: level)))
            .SelectMany(at => at.Level.Policies.Select(policy => (at.Type, at.Level, Policy: policy)))
            .Select(
                (at, index) =>
                    new AttachedPolicy(
                        char.IsAsciiDigit(at.Level.Id[0]) ? MemberOf(one) : at.Level.Id,
                        at.Type,
                        $"p-ofthecase{index}",
                        at.Policy.Text,
                        at.Policy.Name is "FullAWSAccess" or "RCPFullAWSAccess"
                    )
            );
    }

    private sealed record AttachedPolicy(string Target, string Type, string Id, string Text, bool IsOfAws);
}
