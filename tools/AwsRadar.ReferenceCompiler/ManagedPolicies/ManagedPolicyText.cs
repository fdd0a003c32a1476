namespace AwsRadar.ReferenceCompiler.ManagedPolicies;

/// <summary>The latest version of an AWS managed policy; times are Unix seconds.</summary>
internal sealed record ManagedPolicyText(
    string Name,
    string Path,
    string VersionId,
    int CreateDate,
    int UpdateDate,
    string Document
);
