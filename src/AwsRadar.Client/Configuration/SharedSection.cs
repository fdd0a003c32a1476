namespace AwsRadar.Client.Configuration;

/// <summary>The settings of one section and where they stand.</summary>
/// <param name="line">Where the section begins, from 1.</param>
internal sealed class SharedSection(int line)
{
    public int Line => line;

    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);

    /// <summary>The setting that an indented line would continue.</summary>
    public string? Last { get; set; }

    public void Set(string name, string value, int line)
    {
        Settings[name] = value;
        Lines[name] = line;
    }
}
