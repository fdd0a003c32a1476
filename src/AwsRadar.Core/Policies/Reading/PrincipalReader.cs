using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies.Json;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Reads <c>Principal</c> and <c>NotPrincipal</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal static class PrincipalReader
{
    public static bool TryRead(JsonNode statement, string name, ReadingContext context, out PrincipalElement? principal)
    {
        principal = null;
        var node = OppositeElements.Find(statement, "Principal", name, context, out var isNot, out var areBothPresent);
        var isNeeded = NeedsPrincipal(context.Type);
        if (node is null)
        {
            if (isNeeded && !areBothPresent)
            {
                context.Report(PrincipalDiagnostics.Missing(statement.Place(name), context.Type.ToPhrase()));
            }

            return !isNeeded;
        }

        var element = isNot ? "NotPrincipal" : "Principal";
        if (!isNeeded)
        {
            context.Report(PrincipalDiagnostics.NotAllowed(node.Place(name), element, context.Type.ToPhrase()));
            return false;
        }

        var principals = ImmutableArray.CreateBuilder<PolicyPrincipal>();
        var isReadable = TryReadPrincipals(node, context, principals) && !node.IsAmbiguous;
        // Part of the principals would rule others out.
        principal = isReadable ? new PrincipalElement(isNot, principals.ToImmutable()) : null;
        var isAllowed = !isNot || statement.Find("Effect")?.Text is not "Allow";
        if (!isAllowed)
        {
            context.Report(PrincipalDiagnostics.NotPrincipalWithAllow(node.Place(name)));
        }

        return isReadable && isAllowed;
    }

    private static bool NeedsPrincipal(PolicyType type) =>
        type is PolicyType.Resource or PolicyType.Trust or PolicyType.ResourceControl or PolicyType.VpcEndpoint;

    private static bool TryReadPrincipals(
        JsonNode node,
        ReadingContext context,
        ImmutableArray<PolicyPrincipal>.Builder principals
    )
    {
        if (node.Kind == JsonNodeKind.String)
        {
            principals.Add(
                new PolicyPrincipal(PrincipalKind.Everyone, new PolicyString(node.Text, node.Span, node.Path))
            );
            return node.Text is "*"
                || Refuse(PrincipalDiagnostics.Invalid(node.Place("`Principal`"), node.Text), context);
        }

        if (node.Kind != JsonNodeKind.Object)
        {
            return Refuse(
                GrammarDiagnostics.WrongType(node.Place("`Principal`"), Translate("`*` or an object"), node.KindPhrase),
                context
            );
        }

        var isReadable = true;
        foreach (var member in node.Members)
        {
            isReadable &= TryReadKind(member, context, principals);
        }

        if (node.Members.Count == 0)
        {
            context.Report(
                GrammarDiagnostics.Empty(node.Place("`Principal`"), Translate("the statement is about nobody"))
            );
        }

        return isReadable;
    }

    private static bool TryReadKind(
        JsonMember member,
        ReadingContext context,
        ImmutableArray<PolicyPrincipal>.Builder principals
    )
    {
        PrincipalKind? kind = member.Name switch
        {
            "AWS" => PrincipalKind.Aws,
            "Service" => PrincipalKind.Service,
            "Federated" => PrincipalKind.Federated,
            "CanonicalUser" => PrincipalKind.CanonicalUser,
            _ => null,
        };
        if (kind is null)
        {
            var place = new Place(member.NameSpan, member.Value.Path, "`Principal`");
            return Refuse(PrincipalDiagnostics.UnknownKind(place, member.Name), context);
        }

        if (!OppositeElements.TryReadStrings(member.Value, $"`Principal.{member.Name}`", context, out var values))
        {
            return false;
        }

        if (values.IsEmpty)
        {
            context.Report(
                GrammarDiagnostics.Empty(
                    member.Value.Place($"`Principal.{member.Name}`"),
                    Translate("it is about nobody")
                )
            );
        }

        foreach (var value in values)
        {
            principals.Add(new PolicyPrincipal(kind.Value, value));
            if (PrincipalRules.Check(kind.Value, value, context.Type) is { } diagnostic)
            {
                context.Report(diagnostic);
            }
        }

        return true;
    }

    private static bool Refuse(Diagnostic diagnostic, ReadingContext context)
    {
        context.Report(diagnostic);
        return false;
    }
}
