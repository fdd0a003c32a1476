using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies.Json;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Reads <c>Resource</c> and <c>NotResource</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</remarks>
internal static class ResourceReader
{
    private const int ServiceSegment = 2;
    private const int Segments = 6;

    public static bool TryRead(JsonNode statement, string name, ReadingContext context, out ResourceElement? resource)
    {
        resource = null;
        var node = OppositeElements.Find(statement, "Resource", name, context, out var isNot, out var areBothPresent);
        if (node is null)
        {
            // Some services' resource policies, those of ECR repositories among them, have no resource.
            if (!areBothPresent && context.Type is not (PolicyType.Trust or PolicyType.Resource))
            {
                context.Report(GrammarDiagnostics.MissingElement(statement.Place(name), "Resource"));
                return false;
            }

            return !areBothPresent;
        }

        var element = isNot ? "NotResource" : "Resource";
        if (context.Type == PolicyType.Trust)
        {
            context.Report(PolicyTypeDiagnostics.TrustPolicyWithResource(node.Place(name), element));
        }

        var subject = $"`{element}`";
        if (!OppositeElements.TryReadStrings(node, subject, context, out var patterns))
        {
            return false;
        }

        if (patterns.IsEmpty)
        {
            context.Report(OppositeElements.Empty(node, subject, "resource", context));
        }

        resource = new ResourceElement(isNot, patterns);
        var areUnderstood = true;
        foreach (var pattern in patterns)
        {
            areUnderstood &= IsUnderstood(pattern, context) & VariableRules.Check(pattern, context);
        }

        return areUnderstood;
    }

    private static bool IsUnderstood(PolicyString pattern, ReadingContext context)
    {
        var text = pattern.Value;
        if (string.Equals(text, "*", StringComparison.Ordinal))
        {
            return true;
        }

        var place = new Place(pattern.Span, pattern.Path, "`Resource`");
        var isArn = text.StartsWith("arn:", StringComparison.Ordinal);
        // A `*` at the end stands for the segments that are left out.
        var hasAllSegments = text.AsSpan().Count(':') >= Segments - 1 || text.EndsWith('*');
        if (!isArn || !hasAllSegments)
        {
            // Services read the resources of their own policies, such as `execute-api:/prod/*` of API Gateway.
            if (context.Type != PolicyType.Resource)
            {
                context.Report(GrammarDiagnostics.InvalidResource(place, text));
            }

            return true;
        }

        if (InvalidPartition(text) is { } partition)
        {
            context.Report(GrammarDiagnostics.InvalidPartition(place, text, partition));
        }

        if (HasWildcardInService(text))
        {
            context.Report(GrammarDiagnostics.WildcardInResourceService(place, text));
            return false;
        }

        return true;
    }

    /// <summary>Null: AWS takes it. Each partition of AWS is <c>aws</c> or begins with <c>aws-</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</remarks>
    private static string? InvalidPartition(string text)
    {
        var partition = text.Split(':', ServiceSegment + 1).ElementAtOrDefault(1) ?? "";
        var isKnown =
            partition is "aws"
            || partition.StartsWith("aws-", StringComparison.Ordinal)
            || (partition.AsSpan().ContainsAny('*', '?') && !partition.StartsWith("${", StringComparison.Ordinal));
        return isKnown ? null : partition;
    }

    private static bool HasWildcardInService(string text)
    {
        var segments = text.Split(':', ServiceSegment + 2);
        return segments.Length <= ServiceSegment || segments[ServiceSegment].AsSpan().ContainsAny('*', '?');
    }
}
