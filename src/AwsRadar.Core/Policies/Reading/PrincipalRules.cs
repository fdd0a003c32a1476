using AwsRadar.Core.Arns;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Checks one principal's form.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal static class PrincipalRules
{
    private const int MinUniqueIdLength = 16;

    /// <summary>Null: AWS takes it.</summary>
    public static Diagnostic? Check(PrincipalKind kind, PolicyString value)
    {
        var text = value.Value;
        if (text is "*")
        {
            return null;
        }

        var place = new Place(value.Span, value.Path, "`Principal`");
        if (text.AsSpan().ContainsAny('*', '?'))
        {
            return PrincipalDiagnostics.Wildcard(place, text);
        }

        return kind switch
        {
            PrincipalKind.Aws => CheckAws(place, text),
            PrincipalKind.Service when !text.Contains('.', StringComparison.Ordinal) => PrincipalDiagnostics.Invalid(
                place,
                text
            ),
            _ => null,
        };
    }

    private static Diagnostic? CheckAws(Place place, string text)
    {
        // A deleted user or role leaves its unique id behind: AIDA…, AROA….
        var isUniqueId = text.Length >= MinUniqueIdLength && text[0] == 'A' && text.All(char.IsAsciiLetterOrDigit);
        if (isUniqueId || AccountId.TryParse(text, out _))
        {
            return null;
        }

        if (!Arn.TryParse(text, out var arn) || arn.Service is not ("iam" or "sts") || arn.Account.IsEmpty)
        {
            return PrincipalDiagnostics.Invalid(place, text);
        }

        return arn.Resource.StartsWith("group/") ? PrincipalDiagnostics.Group(place, text) : null;
    }
}
