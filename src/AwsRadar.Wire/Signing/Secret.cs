using System.Diagnostics;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// A secret access key or session token. It prints as <c>***</c> wherever it ends up; only signing and the file that
/// is meant to hold it ask for <see cref="Reveal"/>.
/// </summary>
[DebuggerDisplay("***")]
public sealed class Secret
{
    private readonly string _value;

    public Secret(string value) => _value = value;

    /// <summary>The secret itself. Never log, print or store what this returns, except where it is meant to be kept.</summary>
    public string Reveal() => _value;

    public override string ToString() => "***";
}
