using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>
/// An element of a document that nobody vouches for yet. It holds just what signatures are over, and what is read is the
/// very thing that was verified: no second parser that could see it otherwise. Comments are gone, so that they divide no text.
/// </summary>
internal sealed class XmlPart
{
    private const int MaxDepth = 64;

    private readonly List<object> _children = [];

    private XmlPart(XmlPart? parent, string prefix, string name, string space)
    {
        Parent = parent;
        Prefix = prefix;
        Name = name;
        Namespace = space;
    }

    public XmlPart? Parent { get; }

    public string Prefix { get; }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>Namespace declarations are not among them.</summary>
    public ImmutableArray<XmlPartAttribute> Attributes { get; private set; } = [];

    /// <summary>Those that stand on this element: URI by prefix, the default one's being empty.</summary>
    public ImmutableSortedDictionary<string, string> Declarations { get; private set; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Elements, and texts between them.</summary>
    public IReadOnlyList<object> Children => _children;

    public IEnumerable<XmlPart> Elements => _children.OfType<XmlPart>();

    /// <summary>All text directly in it, together.</summary>
    public string Text => string.Concat(_children.OfType<string>());

    public IEnumerable<XmlPart> DescendantsAndSelf =>
        Elements.SelectMany(child => child.DescendantsAndSelf).Prepend(this);

    /// <summary>Null: the bytes are no XML, or more than a message of this kind has a use for: a DTD, instructions, depth.</summary>
    public static XmlPart? Read(byte[] document)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            MaxCharactersInDocument = document.Length,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(document, writable: false), settings);
            return Read(reader);
        }
        catch (Exception error) when (error is XmlException or DecoderFallbackException or ArgumentException)
        {
            return null;
        }
    }

    public bool Is(string name, string space) =>
        Name.Equals(name, StringComparison.Ordinal) && Namespace.Equals(space, StringComparison.Ordinal);

    public IEnumerable<XmlPart> Named(string name, string space) => Elements.Where(child => child.Is(name, space));

    /// <summary>The one child of that name; null when there is none, or more.</summary>
    public XmlPart? Only(string name, string space) => Named(name, space).ToList() is [var only] ? only : null;

    /// <summary>The value of an attribute without a namespace.</summary>
    public string? Attribute(string name) =>
        Attributes
            .FirstOrDefault(one => one.Namespace.Length == 0 && one.Name.Equals(name, StringComparison.Ordinal))
            ?.Value;

    /// <summary>The namespaces that are in scope here: URI by prefix.</summary>
    public ImmutableSortedDictionary<string, string> Scope =>
        Parent is null ? Declarations : Parent.Scope.SetItems(Declarations);

    private static XmlPart? Read(XmlReader reader)
    {
        XmlPart? root = null;
        XmlPart? open = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth < MaxDepth:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ReadElement(reader, open);
                    root ??= element;
                    open?._children.Add(element);
                    open = isEmpty ? open : element;
                    break;
                case XmlNodeType.EndElement:
                    open = open?.Parent;
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace:
                    open?._children.Add(reader.Value);
                    break;
                case XmlNodeType.XmlDeclaration:
                    break;
                default:
                    return null;
            }
        }

        return root;
    }

    private static XmlPart ReadElement(XmlReader reader, XmlPart? parent)
    {
        const string DeclarationSpace = "http://www.w3.org/2000/xmlns/";
        var part = new XmlPart(parent, reader.Prefix, reader.LocalName, reader.NamespaceURI);
        var attributes = ImmutableArray.CreateBuilder<XmlPartAttribute>();
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI is DeclarationSpace)
            {
                var prefix = reader.Prefix.Length == 0 ? "" : reader.LocalName;
                part.Declarations = part.Declarations.SetItem(prefix, reader.Value);
            }
            else
            {
                attributes.Add(
                    new XmlPartAttribute(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value)
                );
            }
        }

        part.Attributes = attributes.ToImmutable();
        return part;
    }
}

internal sealed record XmlPartAttribute(string Prefix, string Name, string Namespace, string Value);
