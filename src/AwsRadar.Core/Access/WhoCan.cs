using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Access;

/// <summary>
/// Who may do something: every user and role of the account, its root user, and those outside whom the resource's policy
/// names. Each answer is that of <see cref="AccountAccess.Ask"/>; here it is only not asked where it is a no for certain.
/// </summary>
public static class WhoCan
{
    /// <param name="account">The account that is asked.</param>
    /// <param name="question">
    /// Its principal is left aside. Its action may have wildcards. Its resource may, too; <c>*</c> means any resource of
    /// the account.
    /// </param>
    public static WhoCanAnswer Ask(AccountAccess account, AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(question);
        var actions = question.Action.AsSpan().ContainsAny('*', '?')
            ? [.. ActionCatalog.Expand(question.Action).Select(action => action.FullName)]
            : ImmutableArray.Create(question.Action);
        var scope = new QuestionScope(account.Snapshot, question);
        var classes = new ActionClasses(actions, scope.KindOf, scope.Only);
        var finder = new GrantFinder(account, scope, classes);
        var alike = new AlikePrincipals(account, finder);
        var asked = account.Identities.Concat(Outside(account, scope, classes)).ToList();
        var principals = new List<PrincipalAccess>();
        var denied = new List<PrincipalDenial>();
        foreach (var who in asked.Where(who => !IsDeniedForCertain(account, finder, classes, who)))
        {
            var (grants, denials) = alike.Find(who.Principal);
            if (!grants.IsEmpty)
            {
                principals.Add(new PrincipalAccess(who, grants));
            }
            else if (!denials.IsEmpty)
            {
                denied.Add(new PrincipalDenial(who, denials));
            }
        }

        return new WhoCanAnswer(
            actions,
            question.Resource is "*" ? null : question.Resource,
            [
                .. principals
                    .OrderBy(each => each.Possibility)
                    .ThenBy(each => each.Who.Kind)
                    .ThenBy(each => each.Who.Name, StringComparer.Ordinal),
            ],
            asked.Count
        )
        {
            Denied = [.. denied.OrderBy(each => each.Who.Kind).ThenBy(each => each.Who.Name, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<AskedPrincipal> Outside(
        AccountAccess account,
        QuestionScope scope,
        ActionClasses classes
    ) =>
        classes
            .Circumstances.Select(some => account.ResourceOf(scope.For(classes.Actions[some[0]])).Policy)
            .OfType<NamedPolicy>()
            .Distinct()
            .SelectMany(policy => AskedPrincipals.NamedBy(policy.Document, account.Snapshot))
            .DistinctBy(who => who.Key, StringComparer.Ordinal);

    /// <summary>Most of a large account: nobody's policies but their own could allow it, and theirs are not about it.</summary>
    private static bool IsDeniedForCertain(
        AccountAccess account,
        GrantFinder finder,
        ActionClasses classes,
        AskedPrincipal who
    )
    {
        if (who.Kind is not (AskedPrincipalKind.User or AskedPrincipalKind.Role) || !finder.IsUpToIdentityPolicies)
        {
            return false;
        }

        var own = account.PoliciesOf(who.Principal);
        var isUser = who.Kind == AskedPrincipalKind.User;
        return !own.NotKnown.Contains(PolicyType.Identity)
            && !own.Identity.Any(policy => classes.MayAllow(policy, isUser));
    }
}
