using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Roles;

/// <summary>
/// The users and roles that trust policies name. AWS keeps their unique ids: who is not there cannot be named, and who is
/// deleted leaves the id behind, so that a namesake made later is not trusted.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users</remarks>
internal static class TrustedPrincipals
{
    /// <summary>Why the policy is refused, or null. Of accounts that the lab does not hold nothing is known.</summary>
    public static LabError? Check(LabState lab, PolicyContent trust) =>
        trust
            .Policy.Document.Statements.SelectMany(statement => statement.Principal?.Principals ?? [])
            .Where(principal => principal.Kind is PrincipalKind.Aws && IsMissing(lab, principal.Value.Value))
            .Select(principal =>
                LabError.MalformedPolicy($"Invalid principal in policy: \"AWS\":\"{principal.Value.Value}\"")
            )
            .FirstOrDefault();

    /// <summary>The lab after a user or role is gone: the trust policies that named it, in whatever account, name its id.</summary>
    public static LabState Forget(LabState lab, Identity deleted) => Replace(lab, deleted.Arn, deleted.Id);

    /// <summary>The lab after a user has another name or path: who trusted it still does.</summary>
    public static LabState Follow(LabState lab, Identity before, Identity after) =>
        before.Arn.Equals(after.Arn, StringComparison.Ordinal) ? lab : Replace(lab, before.Arn, after.Arn);

    private static LabState Replace(LabState lab, string arn, string instead)
    {
        var changed =
            from account in lab.Accounts.Values
            from role in account.Roles.Values
            where role.TrustPolicy.Text.Contains(arn, StringComparison.Ordinal)
            let text = Replace(role.TrustPolicy.Text, arn, instead)
            where text is not null
            select (
                account.AccountId,
                Role: role with
                {
                    TrustPolicy = new PolicyContent(role.Name, text, PolicyType.Trust),
                }
            );
        return changed
            .ToList()
            .Aggregate(lab, (state, one) => state.With(state.Accounts[one.AccountId].With(one.Role)));
    }

    private static bool IsMissing(LabState lab, string principal) =>
        Arn.TryParse(principal, out var arn)
        && arn.Service is "iam"
        && lab.Find(arn.Account) is { } account
        && arn.Resource.ToString().Split('/') is [var kind, .., var name]
        && Named(account, kind, name) is var (isKnownKind, identity)
        && isKnownKind
        && !principal.Equals(identity?.Arn, StringComparison.Ordinal);

    private static (bool IsKnownKind, Identity? Identity) Named(AccountState account, string kind, string name) =>
        kind switch
        {
            "user" => (true, account.Users.GetValueOrDefault(name)),
            "role" => (true, account.Roles.GetValueOrDefault(name)),
            _ => (false, null),
        };

    /// <summary>The policy with another text in place of the ARN wherever it is a principal; null: it is none.</summary>
    private static string? Replace(string policy, string arn, string instead)
    {
        try
        {
            var json = JsonNode.Parse(policy);
            var statements = json?["Statement"] is JsonArray several ? several.AsEnumerable() : [json?["Statement"]];
            var isChanged = false;
            foreach (var statement in statements.OfType<JsonObject>())
            {
                isChanged |=
                    ReplaceIn(statement["Principal"], arn, instead)
                    | ReplaceIn(statement["NotPrincipal"], arn, instead);
            }

            return isChanged ? json!.ToJsonString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool ReplaceIn(JsonNode? principal, string arn, string instead)
    {
        if (principal is not JsonObject { } kinds || kinds["AWS"] is not { } named)
        {
            return false;
        }

        if (named is JsonArray several)
        {
            var places = Enumerable.Range(0, several.Count).Where(place => IsText(several[place], arn)).ToList();
            places.ForEach(place => several[place] = instead);
            return places.Count > 0;
        }

        if (!IsText(named, arn))
        {
            return false;
        }

        kinds["AWS"] = instead;
        return true;
    }

    private static bool IsText(JsonNode? node, string text) =>
        node?.GetValueKind() is JsonValueKind.String && node.GetValue<string>().Equals(text, StringComparison.Ordinal);
}
