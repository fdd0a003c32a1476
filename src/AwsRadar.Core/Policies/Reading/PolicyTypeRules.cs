using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Checks what trust policies and resource control policies demand beyond the grammar.</summary>
internal static class PolicyTypeRules
{
    private const string Everything = "*";

    public static void Check(PolicyDocument document, ReadingContext context)
    {
        if (
            document is
            { Type: PolicyType.ServiceControl or PolicyType.ResourceControl, Version: PolicyLanguageVersion.V2008 }
        )
        {
            context.Report(
                PolicyTypeDiagnostics.OrganizationsVersion(
                    new Place(document.Span, "", Translate("The policy")),
                    document.Type.ToPhrase()
                )
            );
        }

        foreach (var statement in document.Statements)
        {
            if (document.Type == PolicyType.Trust)
            {
                CheckTrust(statement, context);
            }
            else if (document.Type == PolicyType.ResourceControl)
            {
                CheckResourceControl(statement, context);
            }
        }
    }

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html</remarks>
    private static void CheckTrust(Statement statement, ReadingContext context)
    {
        if (statement.Principal is { IsNot: true })
        {
            context.Report(
                PolicyTypeDiagnostics.TrustPolicyWithNotPrincipal(
                    new Place(statement.Span, statement.Path, statement.DisplayName)
                )
            );
        }

        foreach (var one in statement.Principal?.Principals ?? [])
        {
            if (one is { Kind: PrincipalKind.Everyone, Value: { Value: Everything } value })
            {
                context.Report(PolicyTypeDiagnostics.TrustEveryone(new Place(value.Span, value.Path, "`Principal`")));
            }
        }

        foreach (var action in statement.Action.Patterns)
        {
            if (action.Value is not "*" && !action.Value.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))
            {
                context.Report(
                    PolicyTypeDiagnostics.TrustPolicyAction(
                        new Place(action.Span, action.Path, "`Action`"),
                        action.Value
                    )
                );
            }
        }
    }

    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html</remarks>
    private static void CheckResourceControl(Statement statement, ReadingContext context)
    {
        if (IsFullAccess(statement))
        {
            return;
        }

        var place = new Place(statement.Span, statement.Path, statement.DisplayName);
        if (statement.Effect == Effect.Allow)
        {
            context.Report(PolicyTypeDiagnostics.RcpEffect(place));
        }

        if (statement.Action.IsNot)
        {
            context.Report(PolicyTypeDiagnostics.RcpElement(place, "NotAction"));
        }

        if (statement.Principal is { IsNot: true })
        {
            context.Report(PolicyTypeDiagnostics.RcpElement(place, "NotPrincipal"));
        }
        else if (statement.Principal is { } principal && principal.Principals.Any(one => !one.IsEveryone))
        {
            context.Report(PolicyTypeDiagnostics.RcpPrincipal(place));
        }

        foreach (var action in statement.Action.Patterns.Where(action => action.Value is Everything))
        {
            context.Report(PolicyTypeDiagnostics.RcpAction(new Place(action.Span, action.Path, "`Action`")));
        }
    }

    /// <summary>The statement of RCPFullAWSAccess, AWS's own policy on every root, unit and account.</summary>
    private static bool IsFullAccess(Statement statement) =>
        statement
            is {
                Effect: Effect.Allow,
                Conditions.IsEmpty: true,
                Principal: { IsNot: false, Principals: [{ IsEveryone: true }] },
                Action: { IsNot: false, Patterns: [{ Value: Everything }] },
                Resource: { IsNot: false, Patterns: [{ Value: Everything }] }
            };
}
