using System.Security.Cryptography;
using System.Text;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Authorization;

/// <summary>One policy that bears on a request.</summary>
/// <param name="AttachedTo">The ARN of what it is attached to: an identity, a resource, a session, a part of the organization.</param>
/// <param name="Arn">Null: it has none, because it is written into what it is attached to.</param>
internal sealed record EvaluatedPolicy(PolicyType Type, PolicyContent Content, string AttachedTo, string? Arn)
{
    private const int UriBytes = 8;

    /// <summary>The ARN, or a name that AWS makes up for policies without one.</summary>
    /// <remarks>https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_PolicyInfo.html</remarks>
    public string Uri => Arn ?? $"inline:{Convert.ToHexStringLower(Digest().AsSpan(0, UriBytes))}";

    private byte[] Digest() => SHA256.HashData(Encoding.UTF8.GetBytes($"{Type}\n{AttachedTo}\n{Content.Name}"));
}
