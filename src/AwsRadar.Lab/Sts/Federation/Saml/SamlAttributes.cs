using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Reference;

namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>The attributes of an assertion: those that AWS has given a meaning, and those that trust policies can ask about.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html and
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
/// </remarks>
internal sealed class SamlAttributes
{
    private const string Own = "https://aws.amazon.com/SAML/Attributes/";
    private const string TagPrefix = Own + "PrincipalTag:";

    private static readonly Lazy<FrozenDictionary<string, string>> KeyNames = new(ReadKeyNames);

    private readonly ILookup<string, ImmutableArray<string>> _values;

    public SamlAttributes(XmlPart assertion)
    {
        _values = assertion
            .Named("AttributeStatement", SamlResponse.Namespace)
            .SelectMany(statement => statement.Named("Attribute", SamlResponse.Namespace))
            .ToLookup(attribute => attribute.Attribute("Name") ?? "", ValuesOf, StringComparer.Ordinal);
    }

    /// <summary>Pairs of a role and a provider, in either order.</summary>
    public IEnumerable<string> Roles => OwnValues("Role");

    /// <summary>Null when there is none, or more than one.</summary>
    public string? SessionName => OwnValues("RoleSessionName") is [var only] ? only : null;

    public string? SourceIdentity => OwnValues("SourceIdentity") is [var only, ..] ? only : null;

    public IEnumerable<string> TransitiveTagKeys => OwnValues("TransitiveTagKeys");

    /// <summary>A tag whose attribute has not just one value has null here.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Tags =>
        from attribute in _values
        where attribute.Key.StartsWith(TagPrefix, StringComparison.Ordinal)
        let values = attribute.SelectMany(one => one).ToList()
        select KeyValuePair.Create(attribute.Key[TagPrefix.Length..], values is [var only] ? only : null);

    /// <summary>Those that trust policies can ask about, as <c>saml:…</c> keys.</summary>
    public IEnumerable<KeyValuePair<string, ContextValue>> Keys =>
        from attribute in _values
        where KeyNames.Value.ContainsKey(attribute.Key)
        let key = $"saml:{KeyNames.Value[attribute.Key]}"
        let values = attribute.SelectMany(one => one).ToArray()
        where values.Length > 0
        select KeyValuePair.Create(key, IsList(key) ? ContextValue.List(values) : (ContextValue)values[0]);

    private ImmutableArray<string> OwnValues(string name) => [.. _values[Own + name].SelectMany(one => one)];

    private static ImmutableArray<string> ValuesOf(XmlPart attribute) =>
        [.. attribute.Named("AttributeValue", SamlResponse.Namespace).Select(value => value.Text.Trim())];

    private static bool IsList(string key) =>
        ActionCatalog.TryOpen("sts", out var sts) && sts.TryGetConditionKey(key, out var known) && known.IsMultivalued;

    private static FrozenDictionary<string, string> ReadKeyNames()
    {
        using var stream = typeof(SamlAttributes).Assembly.GetManifestResourceStream("saml-attributes.json")!;
        return JsonSerializer
            .Deserialize(stream, SamlAttributesJsonContext.Default.DictionaryStringString)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SamlAttributesJsonContext : JsonSerializerContext;
