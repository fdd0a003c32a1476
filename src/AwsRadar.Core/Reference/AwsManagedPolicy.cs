using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Reference;

/// <summary>A policy that AWS maintains, in its latest known version.</summary>
/// <remarks>https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html</remarks>
public sealed class AwsManagedPolicy
{
    private readonly Func<string> _readDocument;

    internal AwsManagedPolicy(Func<string> readDocument) => _readDocument = readDocument;

    public string Name { get; internal init; } = "";

    /// <summary>The ARN in the partition <c>aws</c>, such as <c>arn:aws:iam::aws:policy/job-function/Billing</c>.</summary>
    public Arn Arn { get; internal init; }

    /// <summary>With both slashes: <c>/</c>, <c>/service-role/</c>, <c>/aws-service-role/</c>, <c>/job-function/</c>.</summary>
    public string Path { get; internal init; } = "/";

    /// <summary>The version that is in force, such as <c>v3</c>.</summary>
    public string DefaultVersionId { get; internal init; } = "";

    public DateTimeOffset CreateDate { get; internal init; }

    /// <summary>When the version in force was made.</summary>
    public DateTimeOffset UpdateDate { get; internal init; }

    /// <summary>The policy document as JSON without white space. It is read with each call; keep it if it is needed again.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public string ReadDocument() => _readDocument();

    public override string ToString() => Name;
}
