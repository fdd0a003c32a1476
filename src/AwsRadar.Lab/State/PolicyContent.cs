using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Lab.State;

/// <summary>A policy document as it was stored. It is parsed once, when a request first depends on it.</summary>
internal sealed class PolicyContent
{
    private readonly Lazy<ParsedPolicy> _parsed;
    private readonly Lazy<NamedPolicy> _named;

    /// <param name="name">By which answers refer to the policy.</param>
    public PolicyContent(string name, string text, PolicyType type = PolicyType.Identity)
    {
        Name = name;
        Type = type;
        Text = text;
        _parsed = new Lazy<ParsedPolicy>(() => PolicyParser.Parse(text, type));
        _named = new Lazy<NamedPolicy>(() => new NamedPolicy(name, _parsed.Value.Document));
    }

    public string Name { get; }

    public PolicyType Type { get; }

    public string Text { get; }

    /// <summary>The document as IAM's replies carry it: URL-encoded by RFC 3986.</summary>
    public string Encoded => Uri.EscapeDataString(Text);

    public NamedPolicy Policy => _named.Value;

    /// <summary>The first thing for which IAM would refuse the document, or null.</summary>
    public Diagnostic? FirstError =>
        _parsed.Value.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Characters that count against IAM's quotas: white space does not.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length</remarks>
    public int CountedCharacters => Text.Count(character => !char.IsWhiteSpace(character));
}
