using System.Collections.Immutable;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Access;

/// <summary>
/// What somebody may do: each action of the reference, on which resources and under which conditions. Each answer is that
/// of <see cref="AccountAccess.Ask"/> for one action of those that the policies cannot tell apart.
/// </summary>
public static class WhatCan
{
    /// <param name="account">The account that is asked.</param>
    /// <param name="question">
    /// Its action is a pattern: <c>*</c> for all, <c>s3:*</c> for one service. Its resource may be one, too; <c>*</c>
    /// means any resource of the account.
    /// </param>
    public static WhatCanAnswer Ask(AccountAccess account, AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(question);
        var actions = ActionCatalog.Expand(question.Action).Select(action => action.FullName).ToImmutableArray();
        var scope = new QuestionScope(account.Snapshot, question);
        var finder = new GrantFinder(account, scope, new ActionClasses(actions, scope.KindOf));
        var (grants, denials) = finder.Find(question.Principal);
        return new WhatCanAnswer(actions, grants, denials);
    }
}
