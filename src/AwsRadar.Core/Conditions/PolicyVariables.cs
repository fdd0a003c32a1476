using System.Text;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Conditions;

/// <summary>Puts the request's values in place of policy variables.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal static class PolicyVariables
{
    public static PolicyTemplate Cut(string text, PolicyLanguageVersion version) =>
        version == PolicyLanguageVersion.V2012
            ? PolicyTemplate.Parse(text)
            : PolicyTemplate.ParseWithoutVariables(text);

    /// <summary>
    /// The template as a pattern. False: a variable has no value, so that nothing is equal to or like it. Unknown: it
    /// may have one, or the template cannot be understood.
    /// </summary>
    public static Truth TryResolve(PolicyTemplate template, ContextScope scope, out PatternText pattern)
    {
        pattern = new PatternText();
        if (!template.IsWellFormed)
        {
            return Truth.Unknown;
        }

        foreach (var part in template.Parts)
        {
            switch (part.Kind)
            {
                case TemplatePartKind.Pattern:
                    pattern.AddPattern(part.Text);
                    break;
                case TemplatePartKind.Literal:
                    pattern.AddLiteral(part.Text);
                    break;
                default:
                    var resolved = TryResolve(part, scope, out var value);
                    if (resolved != Truth.True)
                    {
                        return resolved;
                    }

                    pattern.AddLiteral(value);
                    break;
            }
        }

        return Truth.True;
    }

    /// <summary>The template as text, wildcards taken literally.</summary>
    public static Truth TryResolve(PolicyTemplate template, ContextScope scope, out string text)
    {
        var builder = new StringBuilder();
        text = "";
        if (!template.IsWellFormed)
        {
            return Truth.Unknown;
        }

        foreach (var part in template.Parts)
        {
            var value = part.Text;
            if (part.Kind == TemplatePartKind.Variable)
            {
                var resolved = TryResolve(part, scope, out value);
                if (resolved != Truth.True)
                {
                    return resolved;
                }
            }

            builder.Append(value);
        }

        text = builder.ToString();
        return Truth.True;
    }

    private static Truth TryResolve(TemplatePart variable, ContextScope scope, out string value)
    {
        // A key with several values cannot be a variable.
        var isGiven = scope.TryGet(variable.Text, out var found);
        if (isGiven && found.Values is [var only])
        {
            value = only;
            return Truth.True;
        }

        value = variable.Default ?? "";
        scope.ReportMissing(variable.Text);
        if (!isGiven && !scope.IsKnown(variable.Text))
        {
            return Truth.Unknown;
        }

        return (variable.Default is not null).ToTruth();
    }
}
