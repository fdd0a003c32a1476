using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Fixtures.Answers;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>What the fixtures of one service say about its resources in one account and region: which ARNs there are, and their tags.</summary>
internal sealed class KnownResources
{
    private const int SecretSuffixLength = 7;
    private readonly FrozenSet<string> _arns;
    private readonly FrozenDictionary<string, ImmutableSortedDictionary<string, string>> _tags;
    private readonly FrozenDictionary<string, string> _keysByAlias;

    private KnownResources(ResourceScan scan)
    {
        _arns = scan.Arns.ToFrozenSet(StringComparer.Ordinal);
        _tags = scan.Tags.ToFrozenDictionary(StringComparer.Ordinal);
        _keysByAlias = scan.KeysByAlias.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static KnownResources None { get; } = new(new ResourceScan());

    /// <param name="arnsOf">The resources that an input of an operation names.</param>
    public static KnownResources Of(
        ServiceFixtures fixtures,
        FixtureScope scope,
        Func<OperationModel, JsonElement, IEnumerable<string>> arnsOf
    )
    {
        var scan = new ResourceScan();
        foreach (var operation in fixtures.Operations.Values)
        {
            foreach (var each in operation.CasesFor(scope))
            {
                var input = Placeholders.Expand(each.Input, scope);
                scan.Add(
                    Placeholders.Expand(each.Output, scope),
                    input.ValueKind is JsonValueKind.Object ? () => arnsOf(operation.Model, input) : () => []
                );
            }
        }

        return new KnownResources(scan);
    }

    /// <summary>The ARNs that fit a text in which <c>*</c> is any run of characters.</summary>
    public IEnumerable<string> Matching(string pattern)
    {
        var (start, end) = (pattern.IndexOf('*', StringComparison.Ordinal), pattern.LastIndexOf('*') + 1);
        return start < 0
            ? []
            : _arns.Where(arn =>
                arn.Length >= pattern.Length - (end - start)
                && arn.AsSpan().StartsWith(pattern.AsSpan(0, start), StringComparison.Ordinal)
                && arn.AsSpan().EndsWith(pattern.AsSpan(end), StringComparison.Ordinal)
            );
    }

    /// <summary>Whether two texts name one resource: a name and the ARN that it is part of, an alias and its key.</summary>
    public bool IsSame(string left, string right) =>
        LooseText.IsSame(left, right)
        || IsSecret(left, right)
        || IsSecret(right, left)
        || (KeyOf(NameIn(left)) is { } key && LooseText.IsSame(key, right))
        || (KeyOf(NameIn(right)) is { } other && LooseText.IsSame(left, other));

    private static bool IsSecret(string name, string arn) =>
        arn.Contains(":secretsmanager:", StringComparison.Ordinal)
        && arn.Length > SecretSuffixLength
        && LooseText.IsSame(name, arn[..^SecretSuffixLength]);

    private static string NameIn(string text) => text[(text.LastIndexOf(':') + 1)..];

    /// <summary>The ARN that AWS gives to what is named: a secret's has six more characters, an alias stands for a key.</summary>
    /// <remarks>https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_iam-permissions.html</remarks>
    public string Complete(string arn)
    {
        if (_arns.Contains(arn) || !Arn.TryParse(arn, out var parts))
        {
            return arn;
        }

        return parts.Service switch
        {
            "secretsmanager" => _arns.FirstOrDefault(known =>
                known.Length == arn.Length + SecretSuffixLength
                && known.StartsWith(arn, StringComparison.Ordinal)
                && known[arn.Length] is '-'
            ) ?? arn,
            "kms"
                when parts.Resource.StartsWith("key/")
                    && KeyOf(parts.Resource["key/".Length..].ToString()) is { } key => arn[
                ..(arn.IndexOf(":key/", StringComparison.Ordinal) + ":key/".Length)
            ] + key,
            _ => arn,
        };
    }

    /// <param name="alias">With <c>alias/</c> or without.</param>
    private string? KeyOf(string alias) =>
        _keysByAlias.GetValueOrDefault(alias) ?? _keysByAlias.GetValueOrDefault($"alias/{alias}");

    /// <summary>Empty where the fixtures tell of none.</summary>
    public ImmutableSortedDictionary<string, string> TagsOf(string arn) =>
        _tags.GetValueOrDefault(arn) ?? State.ResourceTags.Empty;
}
