using System.Text;
using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Configuration;

/// <summary>
/// A shared config or credentials file: sections of <c>name = value</c> lines. A section that occurs again continues the
/// first; a setting that occurs again replaces it. Names of settings are kept in lower case.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html</remarks>
internal sealed class SharedFile
{
    private readonly Dictionary<string, SharedSection> _sections = new(StringComparer.Ordinal);

    private SharedFile(string path) => Path = path;

    public string Path { get; }

    public IReadOnlyCollection<string> Sections => _sections.Keys;

    /// <summary>The settings of a section; null when there is no such section. Settings of an inner block are named <c>block.setting</c>.</summary>
    public IReadOnlyDictionary<string, string>? this[string section] => _sections.GetValueOrDefault(section)?.Settings;

    /// <summary>Reads a file; one that does not exist is empty.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or is not of this format.</exception>
    public static SharedFile Read(string path) => Parse(path, SharedFileBytes.Read(path));

    /// <summary>Reads what a file holds, or is about to hold.</summary>
    /// <exception cref="ConfigurationException">It is not of this format.</exception>
    public static SharedFile Parse(string path, ReadOnlySpan<byte> bytes)
    {
        var file = new SharedFile(path);
        file.Parse(SharedFileBytes.ToText(path, bytes));
        return file;
    }

    /// <summary>The line, from 1, that a setting's value stands on, or the section's own; 0 when there is no such section.</summary>
    public int LineOf(string section, string? setting = null) =>
        _sections.TryGetValue(section, out var found) ? found.Lines.GetValueOrDefault(setting ?? "", found.Line) : 0;

    /// <summary>A section's name as this reader knows it: without quotes, words apart by one space.</summary>
    /// <remarks>The AWS CLI puts quotes around names with spaces: <c>[profile "my name"]</c>.</remarks>
    public static string NormalizeName(string name) =>
        string.Join(
            ' ',
            name.Replace("\"", "", StringComparison.Ordinal)
                .Replace("'", "", StringComparison.Ordinal)
                .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
        );

    private void Parse(string text)
    {
        SharedSection? section = null;
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            var content = line.Trim();
            if (content.Length == 0 || content[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] is '[')
            {
                section = OpenSection(content, number);
            }
            else if (section is null)
            {
                throw Unreadable(Translate($"line {number} stands before the first [section]"));
            }
            else if (char.IsWhiteSpace(line[0]) && section.Last is { } last)
            {
                Continue(section, last, content, number);
            }
            else
            {
                var (name, value) = SplitSetting(content, number);
                section.Set(name, value, number);
                section.Last = name;
            }
        }
    }

    /// <summary>An indented line belongs to the setting before it: to its block if that has no value, to its value otherwise.</summary>
    private void Continue(SharedSection section, string last, string content, int number)
    {
        if (section.Settings[last].Length > 0)
        {
            section.Settings[last] += '\n' + content;
            return;
        }

        var (name, value) = SplitSetting(content, number);
        section.Set($"{last}.{name}", value, number);
    }

    private SharedSection OpenSection(string line, int number)
    {
        var end = line.IndexOf(']', StringComparison.Ordinal);
        if (end < 0)
        {
            throw Unreadable(Translate($"line {number} opens a [section] without closing it"));
        }

        var name = NormalizeName(line[1..end]);
        if (!_sections.TryGetValue(name, out var section))
        {
            _sections[name] = section = new SharedSection(number);
        }

        section.Last = null;
        return section;
    }

    private (string Name, string Value) SplitSetting(string line, int number)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw Unreadable(Translate($"line {number} is neither a [section] nor `name = value`"));
        }

        return (line[..equals].Trim().ToLowerInvariant(), WithoutComment(line[(equals + 1)..]).Trim());
    }

    /// <summary>A comment behind a value begins with white space and # or ;.</summary>
    public static string WithoutComment(string value)
    {
        for (var index = 1; index < value.Length; index++)
        {
            if (value[index] is '#' or ';' && char.IsWhiteSpace(value[index - 1]))
            {
                return value[..index];
            }
        }

        return value;
    }

    private ConfigurationException Unreadable(string reason) => SharedFileBytes.Unreadable(Path, reason);
}
