using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>
/// A policy and the name by which an answer refers to it. It is prepared at its first evaluation: make it once and
/// evaluate it many times, from any number of threads.
/// </summary>
public sealed class NamedPolicy(string name, PolicyDocument document)
{
    private CompiledPolicy? _compiled;

    public string Name { get; } = name;

    public PolicyDocument Document { get; } = document;

    /// <summary>Two threads may both prepare it; they get the same.</summary>
    internal CompiledPolicy Compiled => _compiled ??= new CompiledPolicy(Document);

    /// <summary>Parses a policy's text; what cannot be read makes the answers that depend on it unknown.</summary>
    public static NamedPolicy Parse(string name, string text, PolicyType type) =>
        new(name, PolicyParser.ParseDocument(text, type));
}
