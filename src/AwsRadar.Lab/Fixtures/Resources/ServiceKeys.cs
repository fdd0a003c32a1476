using System.Globalization;
using System.Text.Json;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Reference;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>
/// The condition keys of a service that a request or a fixture tells: tags in the input, tags of the resource, and keys
/// that are called like a member of the input, such as <c>secretsmanager:SecretId</c>. Other keys are absent.
/// </summary>
internal sealed class ServiceKeys(OperationModel operation, JsonElement input, FixtureScope scope)
{
    private const string TagVariable = "${TagKey}";
    private static readonly string[] TagMembers = ["Tags", "tags", "TagSet", "TagList"];
    private static readonly string[] TagKeyMembers = ["TagKeys", "tagKeys"];

    public IEnumerable<KeyValuePair<string, ContextValue>> For(
        IamAction action,
        string arn,
        FixtureScope owner,
        IReadOnlyDictionary<string, string> resourceTags
    )
    {
        yield return Key("aws:ResourceAccount", owner.Account);
        foreach (var prefix in TagPrefixes(action, arn))
        {
            foreach (var (name, value) in resourceTags)
            {
                yield return Key(prefix + name, value);
            }
        }

        foreach (var key in OfTags())
        {
            yield return key;
        }

        switch (action.Service)
        {
            case "ec2":
                yield return Key("ec2:Region", scope.Region);
                break;
            case "kms":
                yield return Key("kms:CallerAccount", scope.Account);
                break;
            case "s3":
                yield return Key("s3:ResourceAccount", owner.Account);
                break;
        }

        foreach (var key in OfMembers(action))
        {
            yield return key;
        }
    }

    /// <summary>The keys that stand for a tag of the resource: <c>aws:ResourceTag/</c>, <c>s3:BucketTag/</c>, <c>rds:db-tag/</c>.</summary>
    private static IEnumerable<string> TagPrefixes(IamAction action, string arn)
    {
        yield return "aws:ResourceTag/";
        yield return $"{action.Service}:ResourceTag/";
        if (!ActionCatalog.TryOpen(action.Service, out var service))
        {
            yield break;
        }

        foreach (var each in action.ResourceTypes)
        {
            var isIt =
                service.TryGetResourceType(each.Name, out var type)
                && ArnTemplate.Parse(type.ArnPattern).TryMatch(arn, out _);
            foreach (var key in isIt ? type!.ConditionKeys : [])
            {
                if (key.EndsWith(TagVariable, StringComparison.Ordinal))
                {
                    yield return key[..^TagVariable.Length];
                }
            }
        }
    }

    private IEnumerable<KeyValuePair<string, ContextValue>> OfTags()
    {
        var tags = TagMembers
            .Where(member => input.TryGetProperty(member, out _))
            .SelectMany(member => TagLists.Read(input.GetProperty(member)))
            .ToList();
        foreach (var (name, value) in tags)
        {
            yield return Key($"aws:RequestTag/{name}", value);
        }

        string[] keys = [.. tags.Select(tag => tag.Key), .. TagKeyMembers.SelectMany(Texts)];
        if (keys.Length > 0)
        {
            yield return KeyValuePair.Create("aws:TagKeys", ContextValue.List(keys));
        }
    }

    private IEnumerable<KeyValuePair<string, ContextValue>> OfMembers(IamAction action)
    {
        var own = action
            .ConditionKeys.Concat(action.ResourceTypes.SelectMany(type => type.ConditionKeys))
            .Where(key => key.StartsWith(action.Service + ":", StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var key in own)
        {
            var name = Fold(key[(action.Service.Length + 1)..]);
            var member = operation.Input?.Members.FirstOrDefault(each =>
                Fold(each.Name).Equals(name, StringComparison.Ordinal)
            );
            if (member is not null && Value(action.Service, key, member) is { } value)
            {
                yield return KeyValuePair.Create(key, value);
            }
        }
    }

    private ContextValue? Value(string service, string key, Member member)
    {
        if (!input.TryGetProperty(member.Name, out var given))
        {
            return null;
        }

        var isArn =
            ActionCatalog.TryOpen(service, out var reference)
            && reference.TryGetConditionKey(key, out var known)
            && known.Type is ConditionKeyType.Arn;
        var texts =
            given.ValueKind is JsonValueKind.Array ? [.. given.EnumerateArray().Select(Text).OfType<string>()]
            : Text(given) is { } text ? (string[])[text]
            : [];
        // A key that holds ARNs and a member that holds names are not the same.
        if (texts.Length == 0 || (isArn && !texts[0].StartsWith("arn:", StringComparison.Ordinal)))
        {
            return null;
        }

        return given.ValueKind is JsonValueKind.Array ? ContextValue.List(texts) : texts[0];
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    private IEnumerable<string> Texts(string member) =>
        input.TryGetProperty(member, out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray()
                .Where(each => each.ValueKind is JsonValueKind.String)
                .Select(each => each.GetString()!)
            : [];

    private static string Fold(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLower(CultureInfo.InvariantCulture);

    private static KeyValuePair<string, ContextValue> Key(string key, string value) => new(key, value);
}
