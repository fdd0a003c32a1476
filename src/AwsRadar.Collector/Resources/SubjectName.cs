using AwsRadar.Core.Reference;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>What a member of an input calls a resource.</summary>
internal static class SubjectName
{
    /// <param name="member">
    /// A name that ends in <c>Arn</c>, or whose model takes nothing but ARNs, wants the ARN, one in <c>Url</c> what the list gave, others the name.
    /// </param>
    public static string Of(string member, OperationModel operation, FoundResource resource)
    {
        var folded = Words.Fold(member);
        return folded.EndsWith("arn", StringComparison.Ordinal) || TakesArns(member, operation)
                ? resource.Arn.ToString()
            : resource.Handle.StartsWith("arn:", StringComparison.Ordinal)
            && ArnTemplate.Parse(resource.Kind.ArnPattern).Variables.Skip(1).Any()
                ? resource.Handle
            : folded.EndsWith("url", StringComparison.Ordinal) ? resource.Handle
            : resource.Handle.StartsWith("arn:", StringComparison.Ordinal) || resource.Handle.StartsWith('/')
                ? Last(resource)
            : resource.Handle;
    }

    /// <summary>The <c>ContactId</c> of Incident Manager is an ARN, whatever it is called.</summary>
    private static bool TakesArns(string member, OperationModel operation) =>
        operation.Input?.TryGetMember(member, out var modelled) is true
        && modelled.Shape.Pattern?.TrimStart('^').StartsWith("arn:", StringComparison.Ordinal) is true;

    /// <summary>The last variable of the ARN, which is the resource's own name; the handle where the ARN has another form.</summary>
    public static string Last(FoundResource resource)
    {
        var template = ArnTemplate.Parse(resource.Kind.ArnPattern);
        return
            template.TryMatch(resource.Arn.ToString(), out var variables)
            && template.Variables.LastOrDefault() is { } last
            && variables.TryGetValue(last, out var name)
            ? name
            : resource.Handle;
    }
}
