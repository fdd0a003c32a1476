using System.Collections.Immutable;
using System.Text;

namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>
/// The one form of an element that its signature is over: Exclusive XML Canonicalization 1.0, without comments. .NET's own
/// belongs to a class that finds algorithms by reflection, which a program compiled ahead of time cannot.
/// </summary>
/// <param name="without">A signature that is not over itself; null: everything is in.</param>
/// <param name="inclusive">Prefixes whose declarations are in even where nothing uses them; the default one's is empty.</param>
/// <remarks>https://www.w3.org/TR/xml-exc-c14n/, https://www.w3.org/TR/2001/REC-xml-c14n-20010315</remarks>
internal sealed class ExclusiveCanonicalizer(XmlPart? without, ImmutableArray<string> inclusive)
{
    private readonly StringBuilder _text = new();

    public static byte[] Write(XmlPart element, XmlPart? without, ImmutableArray<string> inclusive)
    {
        var canonicalizer = new ExclusiveCanonicalizer(without, inclusive);
        canonicalizer.Write(element, element.Scope, Empty);
        return Encoding.UTF8.GetBytes(canonicalizer._text.ToString());
    }

    private static ImmutableSortedDictionary<string, string> Empty { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <param name="scope">Namespaces that are in scope.</param>
    /// <param name="written">Namespaces that an element around this one has declared in the output.</param>
    private void Write(
        XmlPart element,
        ImmutableSortedDictionary<string, string> scope,
        ImmutableSortedDictionary<string, string> written
    )
    {
        var name = element.Prefix.Length == 0 ? element.Name : $"{element.Prefix}:{element.Name}";
        _text.Append('<').Append(name);
        foreach (var (prefix, uri) in Needed(element, scope))
        {
            if (written.GetValueOrDefault(prefix, "").Equals(uri, StringComparison.Ordinal))
            {
                continue;
            }

            written = written.SetItem(prefix, uri);
            _text.Append(prefix.Length == 0 ? " xmlns" : $" xmlns:{prefix}");
            WriteValue(uri);
        }

        foreach (var attribute in InOrder(element))
        {
            _text.Append(' ').Append(attribute.Prefix.Length == 0 ? "" : $"{attribute.Prefix}:").Append(attribute.Name);
            WriteValue(attribute.Value);
        }

        _text.Append('>');
        foreach (var child in element.Children)
        {
            if (child is string text)
            {
                WriteText(text);
            }
            else if (child is XmlPart part && !ReferenceEquals(part, without))
            {
                Write(part, scope.SetItems(part.Declarations), written);
            }
        }

        _text.Append("</").Append(name).Append('>');
    }

    /// <summary>The namespaces that the element or its attributes use, and those that are in anyway; by prefix.</summary>
    private ImmutableSortedDictionary<string, string> Needed(
        XmlPart element,
        ImmutableSortedDictionary<string, string> scope
    )
    {
        var needed = Empty.SetItem(element.Prefix, element.Namespace);
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Prefix is not ("" or "xml"))
            {
                needed = needed.SetItem(attribute.Prefix, attribute.Namespace);
            }
        }

        foreach (var prefix in inclusive)
        {
            if (scope.TryGetValue(prefix, out var uri))
            {
                needed = needed.SetItem(prefix, uri);
            }
        }

        return needed;
    }

    private static IEnumerable<XmlPartAttribute> InOrder(XmlPart element) =>
        element
            .Attributes.OrderBy(attribute => attribute.Namespace, StringComparer.Ordinal)
            .ThenBy(attribute => attribute.Name, StringComparer.Ordinal);

    private void WriteValue(string value)
    {
        _text.Append("=\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '"' => _text.Append("&quot;"),
                '\t' => _text.Append("&#x9;"),
                '\n' => _text.Append("&#xA;"),
                '\r' => _text.Append("&#xD;"),
                _ => _text.Append(character),
            };
        }

        _text.Append('"');
    }

    private void WriteText(string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '\r' => _text.Append("&#xD;"),
                _ => _text.Append(character),
            };
        }
    }
}
