using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;

namespace AwsRadar.Core.Evaluation;

/// <summary>A request and what follows from it before any policy is read.</summary>
internal sealed class RequestFacts
{
    public RequestFacts(RequestContext request, bool hasPermissionsBoundary = false)
    {
        Request = request;
        HasPermissionsBoundary = hasPermissionsBoundary;
        FoldedAction = FoldAction(request.Action);
        Scope = new ContextScope(request.Context);
        var colon = FoldedAction.IndexOf(':', StringComparison.Ordinal);
        Service = colon < 0 ? "" : FoldedAction[..colon];
        ResourceAccount = request.ResourceAccount ?? AccountOf(request);
        ResourceKind = KindOf(request);
        Resources = request.IsAboutEachResource ? PatternOf(request.Resource) : null;
    }

    public RequestContext Request { get; }

    public bool HasPermissionsBoundary { get; }

    public string FoldedAction { get; }

    /// <summary>The action's prefix, in lower case.</summary>
    public string Service { get; }

    public ContextScope Scope { get; }

    /// <summary>Null: it is not known who owns the resource.</summary>
    public AccountId? ResourceAccount { get; }

    public ResourceKind ResourceKind { get; }

    /// <summary>The resources for each of which the request stands; null: it is about one.</summary>
    public PatternText? Resources { get; }

    /// <summary>Actions differ in upper and lower case only by habit.</summary>
    public static string FoldAction(string action) => action.ToLowerInvariant();

    private static AccountId? AccountOf(RequestContext request)
    {
        if (!Arn.TryParse(request.Resource, out var arn))
        {
            // `*`: the action works on the caller's own account.
            return request.Principal.Account;
        }

        if (AccountId.TryParse(arn.Account, out var account))
        {
            return account;
        }

        // AWS managed policies and the like belong to AWS and are there for every account.
        return arn.Account is "aws" ? request.Principal.Account : null;
    }

    /// <summary>
    /// The names of IAM's own resources hold no colon. That their paths could is left aside: else whoever may do something
    /// to <c>arn:aws:iam::*:role/*</c> might, for all that is known, do it to a user.
    /// </summary>
    private static PatternText PatternOf(string resource) =>
        new PatternText { StaysInSegment = Arn.TryParse(resource, out var arn) && arn.Service is "iam" }.AddPattern(
            resource
        );

    private ResourceKind KindOf(RequestContext request)
    {
        if (!Arn.TryParse(request.Resource, out var arn))
        {
            return ResourceKind.Other;
        }

        return Service switch
        {
            "kms" when arn.Service is "kms" && arn.Resource.StartsWith("key/") => ResourceKind.Key,
            "sts" when arn.Service is "iam" && arn.Resource.StartsWith("role/") => ResourceKind.Role,
            _ => ResourceKind.Other,
        };
    }
}

/// <summary>Resources whose own policy must always allow.</summary>
internal enum ResourceKind
{
    Other,

    /// <summary>A KMS key: nobody, not even the account's root user, may use it unless its key policy says so.</summary>
    Key,

    /// <summary>A role that is about to be assumed: its trust policy must name who may.</summary>
    Role,
}
