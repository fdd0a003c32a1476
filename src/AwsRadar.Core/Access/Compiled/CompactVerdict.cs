using AwsRadar.Core.Conditions;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>What policies of one type say about a request: enough to decide, not to explain.</summary>
/// <param name="Deny">The first statement that denies; the others are not looked at then.</param>
/// <param name="Allow">The first statement that allows.</param>
/// <param name="MayDeny">Some statement may deny; it cannot be told.</param>
internal readonly record struct CompactVerdict(
    StatementReference? Deny,
    StatementReference? Allow,
    Truth IsAllowing,
    bool MayDeny
)
{
    /// <param name="policies">Null: no policies of the type limit the request.</param>
    public static CompactVerdict Of(CompiledPolicies? policies, in InternedRequest request, StatementTable table)
    {
        if (policies is null)
        {
            return new CompactVerdict(Deny: null, Allow: null, Truth.True, MayDeny: false);
        }

        StatementReference? allow = null;
        var isAllowing = policies.IsKnown ? Truth.False : Truth.Unknown;
        var mayDeny = !policies.IsKnown;
        foreach (var policy in policies.Numbers)
        {
            foreach (var number in request.Action.Statements.Of(policy))
            {
                ref readonly var statement = ref table.Statements[number];
                if (statement.IsAllow && allow is not null)
                {
                    continue;
                }

                var truth = table.Matches(statement, request.Resource, request.Context);
                if (statement.IsAllow)
                {
                    isAllowing = isAllowing.Or(truth);
                    allow = truth == Truth.True ? new StatementReference(number) : allow;
                }
                else if (truth == Truth.True)
                {
                    return new CompactVerdict(new StatementReference(number), Allow: null, Truth.False, MayDeny: true);
                }
                else
                {
                    mayDeny |= truth == Truth.Unknown;
                }
            }
        }

        return new CompactVerdict(Deny: null, allow, isAllowing, mayDeny);
    }
}
