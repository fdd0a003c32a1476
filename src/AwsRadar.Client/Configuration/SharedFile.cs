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
    private const int MaxBytes = 1024 * 1024;
    private readonly Dictionary<string, Dictionary<string, string>> _sections = new(StringComparer.Ordinal);

    private SharedFile(string path) => Path = path;

    public string Path { get; }

    public IEnumerable<string> Sections => _sections.Keys;

    /// <summary>The settings of a section; null when there is no such section. Settings of an inner block are named <c>block.setting</c>.</summary>
    public IReadOnlyDictionary<string, string>? this[string section] => _sections.GetValueOrDefault(section);

    /// <summary>Reads a file; one that does not exist is empty.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or is not of this format.</exception>
    public static SharedFile Read(string path)
    {
        var file = new SharedFile(path);
        try
        {
            if (File.Exists(path))
            {
                file.Parse(ReadText(path));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception.Message);
        }

        return file;
    }

    private static string ReadText(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        // A pipe or device has no length, and reading one may never end.
        if (!stream.CanSeek || stream.Length > MaxBytes)
        {
            throw Unreadable(path, "it is not a regular file of at most 1 MiB");
        }

        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable(path, "it is not UTF-8 text");
        }
    }

    private void Parse(string text)
    {
        Dictionary<string, string>? section = null;
        string? block = null;
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            var content = line.Trim();
            if (content.Length == 0 || content[0] is '#' or ';')
            {
                continue;
            }

            if (content[0] is '[')
            {
                (section, block) = (OpenSection(content, number), null);
                continue;
            }

            var isInner = char.IsWhiteSpace(line[0]);
            var (name, value) = SplitSetting(content, number);
            if (section is null)
            {
                throw Unreadable(Path, $"line {number} stands before the first [section]");
            }

            section[isInner && block is not null ? $"{block}.{name}" : name] = value;
            block =
                isInner ? block
                : value.Length == 0 ? name
                : null;
        }
    }

    private Dictionary<string, string> OpenSection(string line, int number)
    {
        var end = line.IndexOf(']', StringComparison.Ordinal);
        if (end < 0)
        {
            throw Unreadable(Path, $"line {number} opens a [section] without closing it");
        }

        var name = string.Join(' ', line[1..end].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        if (!_sections.TryGetValue(name, out var section))
        {
            _sections[name] = section = new Dictionary<string, string>(StringComparer.Ordinal);
        }

        return section;
    }

    private (string Name, string Value) SplitSetting(string line, int number)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw Unreadable(Path, $"line {number} is neither a [section] nor `name = value`");
        }

        return (line[..equals].Trim().ToLowerInvariant(), WithoutComment(line[(equals + 1)..]).Trim());
    }

    /// <summary>A comment behind a value begins with white space and # or ;.</summary>
    private static string WithoutComment(string value)
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

    private static ConfigurationException Unreadable(string path, string reason) =>
        new(CallErrorKind.UnreadableConfiguration, $"The file `{path}` cannot be read: {reason}.");
}
