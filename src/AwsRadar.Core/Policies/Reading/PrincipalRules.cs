using AwsRadar.Core.Arns;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Checks one principal's form.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal static class PrincipalRules
{
    private const int MinUniqueIdLength = 16;

    /// <summary>Null: AWS takes it.</summary>
    public static Diagnostic? Check(PrincipalKind kind, PolicyString value, PolicyType type)
    {
        var text = value.Value;
        var place = new Place(value.Span, value.Path, "`Principal`");
        if (kind == PrincipalKind.Federated)
        {
            return CheckFederated(place, text, type);
        }

        // AWS documents that a service is never `*`.
        if (text is "*" && kind != PrincipalKind.Service)
        {
            return null;
        }

        if (text.AsSpan().ContainsAny('*', '?'))
        {
            return PrincipalDiagnostics.Wildcard(place, text);
        }

        return kind switch
        {
            PrincipalKind.Aws => CheckAws(place, text),
            PrincipalKind.Service when !IsDomainName(text) => PrincipalDiagnostics.Invalid(place, text),
            _ => null,
        };
    }

    private static Diagnostic? CheckAws(Place place, string text)
    {
        // A deleted user or role leaves its unique id behind: AIDA…, AROA….
        if (text.Length >= MinUniqueIdLength && text[0] == 'A' && text.All(char.IsAsciiLetterOrDigit))
        {
            return PrincipalDiagnostics.UniqueId(
                place,
                text,
                text.StartsWith("AROA", StringComparison.Ordinal) ? "role" : "user"
            );
        }

        if (AccountId.TryParse(text, out _))
        {
            return null;
        }

        if (!Arn.TryParse(text, out var arn) || arn.Service is not ("iam" or "sts") || arn.Account.IsEmpty)
        {
            return PrincipalDiagnostics.Invalid(place, text);
        }

        return arn.Resource.StartsWith("group/") ? PrincipalDiagnostics.Group(place, text) : null;
    }

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-federated-principal-not-supported</remarks>
    private static Diagnostic? CheckFederated(Place place, string text, PolicyType type)
    {
        if (type is PolicyType.Resource or PolicyType.VpcEndpoint)
        {
            return PrincipalDiagnostics.FederatedNotSupported(place, text, type.ToPhrase());
        }

        var isProvider =
            Arn.TryParse(text, out var arn)
            && arn.Service is "iam"
            && (arn.Resource.StartsWith("saml-provider/") || arn.Resource.StartsWith("oidc-provider/"));
        return isProvider || IsDomainName(text) || type == PolicyType.ResourceControl
            ? null
            : PrincipalDiagnostics.InvalidFederated(place, text);
    }

    private static bool IsDomainName(string text) =>
        text.Contains('.', StringComparison.Ordinal)
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
