using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>Finds the resources at one place of an operation's results: by the ARN that an item has, or else by the names that make it up.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#resources_table
/// </remarks>
internal sealed class ResourceReader
{
    private static readonly string[] IdSuffixes = ["id", "identifier", "name", "arn", ""];
    private readonly ServiceReference _reference;
    private readonly ResourceSite _site;
    private readonly ImmutableArray<string> _arnMembers;
    private readonly ResourceType? _type;
    private readonly ImmutableArray<(string Variable, ImmutableArray<string> Members)> _parts;

    private ResourceReader(ServiceReference reference, ResourceSite site)
    {
        (_reference, _site) = (reference, site);
        _arnMembers = site.Element.Kind is ShapeKind.Structure ? [.. ArnMembers(site)] : [];
        foreach (var type in Related(reference, site))
        {
            if (Parts(type, site) is { } parts)
            {
                (_type, _parts) = (type, parts);
                break;
            }
        }
    }

    public ResourceSite Site => _site;

    /// <summary>The resource types that the items may be of, as far as the model tells; empty: any that their ARNs match.</summary>
    public ImmutableArray<string> Types =>
        [.. Related(_reference, _site).Select(type => $"{_reference.Prefix}:{type.Name}")];

    /// <summary>Null: the items there are no resources, as far as the model tells.</summary>
    public static ResourceReader? For(ServiceReference reference, ResourceSite site)
    {
        var reader = new ResourceReader(reference, site);
        var mayBeArns =
            site.Element.Kind is ShapeKind.String
            && site.IsList
            && Words.Fold(site.Path[^1]) is var name
            && (name.EndsWith("arns", StringComparison.Ordinal) || name.EndsWith("arn", StringComparison.Ordinal));
        var isOwn = reader._type is not null || Related(reference, site).Any();
        var isFound = reader._arnMembers.Length > 0 || reader._type is not null || mayBeArns;
        return isFound && (isOwn || (!site.IsNested && (mayBeArns || reader._arnMembers.Length > 0))) ? reader : null;
    }

    /// <summary>The resource that an item is; null if it is none.</summary>
    public FoundResource? Read(JsonElement item, Place place)
    {
        if (item.ValueKind is JsonValueKind.String)
        {
            var text = item.GetString()!;
            return IsArn(text) ? OfArn(text, item, text)
                : _type is null ? null
                : Build(_ => text, item, text, place);
        }

        if (item.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        foreach (var member in _arnMembers)
        {
            if (TextOf(item, member) is { } arn && IsArn(arn) && OfArn(arn, item, arn) is { } found)
            {
                return found;
            }
        }

        return _type is null
            ? null
            : Build(variable => NameIn(item, variable), item, NameIn(item, _parts[^1].Variable), place);
    }

    /// <summary>The first of the members that may name it and has a name; an ARN is none.</summary>
    private string? NameIn(JsonElement item, string variable) =>
        _parts
            .First(part => part.Variable == variable)
            .Members.Select(member => TextOf(item, member))
            .FirstOrDefault(text => text is not null && !IsArn(text));

    private FoundResource? OfArn(string text, JsonElement item, string handle)
    {
        // CloudWatch Logs ends the ARN of a group with what stands for its streams.
        var own = text.EndsWith(":*", StringComparison.Ordinal) ? text[..^2] : text;
        var type = TypeOf(own);
        return type is not null && Arn.TryParse(own, out var arn)
            ? new FoundResource(arn, $"{_reference.Prefix}:{type.Name}", type, item, handle)
            : null;
    }

    private FoundResource? Build(Func<string, string?> valueOf, JsonElement item, string? handle, Place place)
    {
        var template = ArnTemplate.Parse(_type!.ArnPattern);
        var isWhole = true;
        var text = template.Fill(variable =>
        {
            var value = variable switch
            {
                "Partition" => place.Partition,
                "Region" => place.ArnRegion,
                "Account" => OwnerOf(item) ?? place.Account.ToString(),
                _ => Name(valueOf(variable)),
            };
            isWhole &= !string.IsNullOrEmpty(value) || variable is "Region";
            return value ?? "";
        });
        return isWhole && Arn.TryParse(text, out var arn)
            ? new FoundResource(arn, $"{_reference.Prefix}:{_type.Name}", _type, item, handle!)
            : null;
    }

    /// <summary>Of several types that an ARN matches, the one that says most.</summary>
    private ResourceType? TypeOf(string arn) =>
        _reference
            .ResourceTypes.Where(type =>
                ArnTemplate.Parse(type.ArnPattern).TryMatch(arn, out var variables)
                && (!IsNameAlone(type) || !variables.Values.Any(value => value.Contains(':', StringComparison.Ordinal)))
            )
            .MaxBy(type => ArnTemplate.Parse(type.ArnPattern).FixedLength);

    /// <summary>A topic's ARN ends in its name; that of a subscription, which is no type of its own, goes on behind a colon.</summary>
    private static bool IsNameAlone(ResourceType type) =>
        type.ArnPattern.Split(':', 6) is [.., var last]
        && last.StartsWith("${", StringComparison.Ordinal)
        && !last.Contains(':', StringComparison.Ordinal);

    /// <summary>Types that are called as the place is; those that are called exactly so first.</summary>
    private static IEnumerable<ResourceType> Related(ServiceReference reference, ResourceSite site)
    {
        const int shortest = 3;
        var exact = site.Stems.SelectMany(stem =>
            reference.ResourceTypes.Where(type => Words.TypeName(type.Name) == stem)
        );
        var loose = site.IsNested
            ? []
            : reference.ResourceTypes.Where(type =>
                Words.TypeName(type.Name) is { Length: >= shortest } name
                && site.Stems.Any(stem => stem.EndsWith(name, StringComparison.Ordinal))
            );
        return exact.Concat(loose.OrderByDescending(type => type.Name.Length)).Distinct();
    }

    /// <summary>The members that may hold the item's own ARN, the likeliest first.</summary>
    private static IEnumerable<string> ArnMembers(ResourceSite site)
    {
        var names = site
            .Stems.Select(stem => stem + "arn")
            .Append("arn")
            .Append("resourcearn")
            .Concat(site.Stems.Select(stem => stem + "id"));
        return names
            .SelectMany(name => site.Element.Members.Where(member => Words.Fold(member.Name) == name))
            .Where(member => member.Shape.Kind is ShapeKind.String)
            .Select(member => member.Name)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Which members may give each variable of the type's ARN; null if there are none for one.</summary>
    private static ImmutableArray<(string Variable, ImmutableArray<string> Members)>? Parts(
        ResourceType type,
        ResourceSite site
    )
    {
        string[] variables = [.. ArnTemplate.Parse(type.ArnPattern).Variables];
        if (
            variables.Length == 0
            || (site.Element.Kind is ShapeKind.String && variables.Length > 1)
            || (type.ArnPatterns.Skip(1).Any() && !IsItsOwnName(variables, type))
        )
        {
            return null;
        }

        if (site.Element.Kind is ShapeKind.String)
        {
            return [(variables[0], [])];
        }

        var parts = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        foreach (var variable in variables)
        {
            ImmutableArray<string> members = [.. MembersFor(variable, type, site, isLast: variable == variables[^1])];
            if (members.IsEmpty)
            {
                return null;
            }

            parts.Add((variable, members));
        }

        return parts.ToImmutable();
    }

    /// <summary>
    /// Of an ARN of several forms, such as those of stages of two kinds of APIs, nothing but the resource itself says which is meant.
    /// </summary>
    private static bool IsItsOwnName(string[] variables, ResourceType type) =>
        variables is [var only] && Words.Fold(only).StartsWith(Words.TypeName(type.Name), StringComparison.Ordinal);

    private static IEnumerable<string> MembersFor(string variable, ResourceType type, ResourceSite site, bool isLast)
    {
        var folded = Words.Fold(variable);
        var name = Words.TypeName(type.Name);
        var isExact = site.Stems.Contains(name, StringComparer.Ordinal);
        IEnumerable<string> names = [folded];
        if (isLast)
        {
            var stems = site.Stems.Prepend(name).Distinct(StringComparer.Ordinal);
            var wanted = folded.EndsWith("name", StringComparison.Ordinal) ? ["name", .. IdSuffixes] : IdSuffixes;
            names = names.Concat(stems.SelectMany(stem => wanted.Select(suffix => stem + suffix)));
            // A security group's id is its `GroupId`.
            names = isExact
                ? names
                    .Concat(wanted.Where(suffix => suffix.Length > 0))
                    .Concat(wanted.SelectMany(suffix => Ends(name, suffix)))
                : names;
        }

        return names
            .SelectMany(each => site.Element.Members.Where(member => Words.Fold(member.Name) == each))
            .Where(member => member.Shape.Kind is ShapeKind.String)
            .Select(member => member.Name)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>What a type's name ends in, each with a suffix.</summary>
    private static IEnumerable<string> Ends(string name, string suffix)
    {
        const int shortest = 3;
        return suffix.Length == 0
            ? []
            : Enumerable.Range(1, Math.Max(0, name.Length - shortest)).Select(start => name[start..] + suffix);
    }

    private static string? OwnerOf(JsonElement item) =>
        TextOf(item, "OwnerId") is { } owner && AccountId.TryParse(owner, out _) ? owner : null;

    /// <summary>A name without what its service puts before it: <c>/hostedzone/Z1</c>, <c>/app/db</c>, <c>https://…/queue</c>.</summary>
    private static string? Name(string? value) =>
        value is null ? null
        : value.StartsWith("https://", StringComparison.Ordinal)
        || value.StartsWith("http://", StringComparison.Ordinal)
            ? value[(value.LastIndexOf('/') + 1)..]
        : value.StartsWith("/hostedzone/", StringComparison.Ordinal) ? value["/hostedzone/".Length..]
        : value.TrimStart('/');

    private static string? TextOf(JsonElement item, string member) =>
        item.ValueKind is JsonValueKind.Object
        && item.TryGetProperty(member, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);
}
