using System.Collections.Immutable;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Access;

namespace AwsRadar.Cli.Questions;

/// <summary>What somebody may do, in the words of answers.</summary>
internal static class GrantText
{
    public static string Word(Possibility possibility) =>
        possibility switch
        {
            Possibility.Allowed => Translate("ALLOWED"),
            Possibility.Conditional => Translate("IF"),
            _ => Translate("UNKNOWN"),
        };

    /// <summary>The word, as wide as the widest of them.</summary>
    public static string Column(Possibility possibility) =>
        DisplayWidth.Pad(Word(possibility), Enum.GetValues<Possibility>().Max(each => DisplayWidth.Of(Word(each))));

    public static string Kind(AskedPrincipalKind kind) =>
        kind switch
        {
            AskedPrincipalKind.User => Translate("user"),
            AskedPrincipalKind.Role => Translate("role"),
            AskedPrincipalKind.Root => Translate("root user"),
            AskedPrincipalKind.Account => Translate("account"),
            AskedPrincipalKind.ForeignPrincipal => Translate("outside"),
            AskedPrincipalKind.Session => Translate("session"),
            AskedPrincipalKind.Service => Translate("service"),
            AskedPrincipalKind.IdentityProvider => Translate("provider"),
            _ => Translate("anybody"),
        };

    /// <summary>Why: the statements, the conditions, or what is not known.</summary>
    public static string Why(AccessGrant grant) =>
        grant.Possibility switch
        {
            Possibility.Allowed => grant.Answer.Result.MatchedStatements.IsEmpty
                ? Translate("needs no policy's permission")
                : Translate($"by {string.Join(", ", grant.Answer.Result.MatchedStatements.Distinct())}"),
            Possibility.Conditional => Conditions(grant),
            _ => string.Join(" ", Reasons(grant)),
        };

    /// <param name="asked">The resource as it was asked about; <c>*</c>: any.</param>
    public static string On(AccessGrant grant, string asked) =>
        !grant.IsPattern
            ? string.Equals(grant.Resource, asked, StringComparison.Ordinal) || grant.Resource is "*"
                ? ""
                : Translate($"on {grant.Resource}, ")
            : !grant.IsWhole
                ? Translate($"on some of {grant.Resource}, ")
                : grant.Resource is "*"
                    ? Translate("on all, ")
                    : Translate($"on {grant.Resource}, ");

    public static string Conditions(AccessGrant grant) =>
        string.Join(", ", grant.Conditions.Select(condition => $"{condition} ({condition.Statement})"));

    /// <summary>What is not known, without what the conditions say already.</summary>
    public static ImmutableArray<string> Reasons(AccessGrant grant)
    {
        var said = grant.Conditions.Select(condition => condition.Statement).ToHashSet();
        return
        [
            .. grant
                .Answer.Result.UnknownReasons.Where(reason =>
                    reason.Statement is null || !said.Contains(reason.Statement)
                )
                .Select(reason => reason.Message)
                .Concat(grant.Conditions.Select(condition => Translate($"It would apply {condition}.")))
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
