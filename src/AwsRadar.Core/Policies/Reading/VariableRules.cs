using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Checks the policy variables of a value.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal static class VariableRules
{
    /// <summary>False: a variable is not well formed, so that the value's meaning cannot be told.</summary>
    public static bool Check(PolicyString value, ReadingContext context)
    {
        if (!value.Value.Contains("${", StringComparison.Ordinal))
        {
            return true;
        }

        var place = new Place(value.Span, value.Path, Translate("The value"));
        if (context.Version == PolicyLanguageVersion.V2008)
        {
            context.Report(GrammarDiagnostics.VariableInOldVersion(place, value.Value));
            return true;
        }

        if (PolicyTemplate.Parse(value.Value).IsWellFormed)
        {
            return true;
        }

        context.Report(GrammarDiagnostics.MalformedVariable(place, value.Value));
        return false;
    }
}
