using System.Text;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Profiles;

/// <summary>
/// Changes settings of one section and nothing else: comments, order, spacing, line endings, a byte order mark and what else a
/// file holds stay byte for byte as they were.
/// </summary>
internal sealed class SharedFileEdit
{
    private readonly List<string> _lines;
    private readonly string _section;
    private readonly string _lineEnd;

    private SharedFileEdit(string text, string section)
    {
        _lines = [.. Lines(text)];
        _section = section;
        _lineEnd = _lines.Find(line => line.EndsWith('\n'))?.EndsWith("\r\n", StringComparison.Ordinal) is true
            ? "\r\n"
            : "\n";
    }

    /// <summary>The file with the settings, in the order given; a null value removes a setting.</summary>
    /// <param name="section">The name as <see cref="SharedFile"/> knows it; the section is added at the end if it is not there.</param>
    /// <exception cref="ConfigurationException">The file cannot be read: what is not understood is not changed.</exception>
    public static byte[] Apply(
        string path,
        ReadOnlySpan<byte> file,
        string section,
        IEnumerable<KeyValuePair<string, string?>> settings
    )
    {
        SharedFile.Parse(path, file);
        var edit = new SharedFileEdit(SharedFileBytes.ToText(path, file), section);
        foreach (var (name, value) in settings)
        {
            edit.Set(name, value);
        }

        var mark = file.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble : [];
        return [.. mark, .. Encoding.UTF8.GetBytes(string.Concat(edit._lines))];
    }

    /// <summary>The file without the section, and without the empty line that stood before it at the file's end.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read: what is not understood is not changed.</exception>
    public static byte[] Without(string path, ReadOnlySpan<byte> file, string section)
    {
        SharedFile.Parse(path, file);
        var edit = new SharedFileEdit(SharedFileBytes.ToText(path, file), section);
        var places = edit.Places();
        if (places.Count == 0)
        {
            return file.ToArray();
        }

        var isLast = places[^1].Line == edit._lines.Count - 1;
        edit.RemoveLines(places);
        if (isLast && edit._lines.Count > 0 && edit._lines[^1].Trim().Length == 0)
        {
            edit._lines.RemoveAt(edit._lines.Count - 1);
        }

        var mark = file.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble : [];
        return [.. mark, .. Encoding.UTF8.GetBytes(string.Concat(edit._lines))];
    }

    private void Set(string name, string? value)
    {
        var places = Places();
        var found = places.FindLastIndex(place => place.Setting == name);
        if (value is null)
        {
            Remove(places, name);
        }
        else if (found >= 0)
        {
            Replace(places, found, value);
        }
        else
        {
            Insert(places, $"{name} = {value}{_lineEnd}");
        }
    }

    /// <summary>Keeps the line's spacing and a comment behind the value. Lines that continued the old value go with it.</summary>
    private void Replace(List<Place> places, int found, string value)
    {
        var line = _lines[places[found].Line];
        var start = line.IndexOf('=', StringComparison.Ordinal) + 1;
        var old = SharedFile.WithoutComment(line[start..].TrimEnd('\r', '\n'));
        var rest = line[(start + old.Length)..];
        var spaceBefore = old[..^old.TrimStart().Length];
        var spaceAfter =
            old.Trim().Length > 0 ? old[old.TrimEnd().Length..]
            // Without a space the comment behind an empty value would become a part of the new one.
            : rest.Trim().Length > 0 ? " "
            : "";
        _lines[places[found].Line] = line[..start] + spaceBefore + value + spaceAfter + rest;
        RemoveLines(places.Skip(found + 1).TakeWhile(place => place.IsContinuation));
    }

    private void Remove(List<Place> places, string name)
    {
        var isOfIt = false;
        var gone = new List<Place>();
        foreach (var place in places)
        {
            isOfIt = place.Setting == name || (isOfIt && place.IsContinuation);
            if (isOfIt)
            {
                gone.Add(place);
            }
        }

        RemoveLines(gone);
    }

    private void Insert(List<Place> places, string setting)
    {
        if (places.Count == 0)
        {
            Append(setting);
            return;
        }

        var last = places[^1].Line;
        CloseLine(last);
        _lines.Insert(last + 1, setting);
    }

    private void Append(string setting)
    {
        if (_lines.Count > 0)
        {
            CloseLine(_lines.Count - 1);
            if (_lines[^1].Trim().Length > 0)
            {
                _lines.Add(_lineEnd);
            }
        }

        _lines.Add($"[{Quoted(_section)}]{_lineEnd}");
        _lines.Add(setting);
    }

    /// <summary>The last line of a file may have no end.</summary>
    private void CloseLine(int index)
    {
        if (!_lines[index].EndsWith('\n'))
        {
            _lines[index] += _lineEnd;
        }
    }

    private void RemoveLines(IEnumerable<Place> places)
    {
        foreach (var line in places.Select(place => place.Line).OrderDescending().ToArray())
        {
            _lines.RemoveAt(line);
        }
    }

    /// <summary>Every line of the section that means something, by the same reading as <see cref="SharedFile"/>.</summary>
    private List<Place> Places()
    {
        var places = new List<Place>();
        var isInside = false;
        var hasSetting = false;
        for (var index = 0; index < _lines.Count; index++)
        {
            var line = _lines[index];
            var content = line.Trim();
            if (content.Length == 0 || content[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] is '[')
            {
                isInside =
                    SharedFile.NormalizeName(content[1..content.IndexOf(']', StringComparison.Ordinal)]) == _section;
                hasSetting = false;
            }

            if (isInside)
            {
                var isHeader = line[0] is '[';
                var isContinuation = char.IsWhiteSpace(line[0]) && hasSetting;
                places.Add(new Place(index, isHeader || isContinuation ? null : SettingOf(content), isContinuation));
                hasSetting |= !isHeader;
            }
        }

        return places;
    }

    private static string SettingOf(string content) =>
        content[..content.IndexOf('=', StringComparison.Ordinal)].Trim().ToLowerInvariant();

    /// <summary>A profile's name of several words stands in quotes, as the AWS CLI writes it.</summary>
    private static string Quoted(string section)
    {
        const string Profile = "profile ";
        var isProfile = section.StartsWith(Profile, StringComparison.Ordinal);
        return isProfile && section.AsSpan(Profile.Length).Contains(' ')
            ? $"{Profile}\"{section[Profile.Length..]}\""
            : section;
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            yield return text[start..next];
            start = next;
        }
    }

    /// <param name="Setting">The setting that the line begins; null for a header and for a continuation.</param>
    private readonly record struct Place(int Line, string? Setting, bool IsContinuation);
}
