using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Collector;

/// <summary>The permissions that a scan needs, made from the call registry.</summary>
public static class ScanPermissions
{
    /// <summary>What IAM takes for one managed policy, white space not counted.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length</remarks>
    public const int MaxPolicyCharacters = 6_144;

    /// <summary>How many managed policies IAM attaches to one user, group or role unless AWS has raised it.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities</remarks>
    public const int MaxAttachedPolicies = 10;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The IAM actions that a scan of a depth needs, sorted, each once.</summary>
    public static IReadOnlyList<string> Actions(ScanDepth depth = ScanDepth.Standard) =>
        Actions(new ScanPlan { Depth = depth });

    /// <summary>The IAM actions that a scan needs, sorted, each once.</summary>
    public static IReadOnlyList<string> Actions(ScanPlan plan) =>
        [
            .. Permissions(plan)
                .Select(permission => permission.Action)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What a scan of a depth needs, and on what, in the order of its calls.</summary>
    public static IReadOnlyList<RequiredAction> Required(ScanPlan plan) => [.. Permissions(plan).Distinct()];

    /// <summary>
    /// The smallest policy that lets an identity make every call of a scan: indented JSON, the same bytes each time.
    /// Actions that IAM knows resources for are limited to IAM's resources, of one account if it is given.
    /// </summary>
    public static string ToPolicyJson(
        AccountId? account = null,
        string partition = "aws",
        ScanDepth depth = ScanDepth.Standard
    ) => ToPolicyJson(new ScanPlan { Depth = depth }, account, partition);

    /// <inheritdoc cref="ToPolicyJson(AccountId?, string, ScanDepth)"/>
    public static string ToPolicyJson(ScanPlan plan, AccountId? account = null, string partition = "aws")
    {
        RequiredAction[] permissions = [.. Permissions(plan)];
        return ToJson([OfAccount(AccountActions(permissions)), OfEntities(permissions, account, partition)]);
    }

    /// <summary>
    /// The same permissions in as many managed policies as they take: one, as <see cref="ToPolicyJson(ScanPlan, AccountId?, string)"/>
    /// gives it, if it is short enough; else several, with wildcards wherever these cover no action of the reference that is not needed.
    /// </summary>
    /// <param name="isWider">With fewer characters and more actions: see <see cref="WiderActions"/>.</param>
    public static ImmutableArray<string> ToPolicies(
        ScanPlan plan,
        AccountId? account = null,
        string partition = "aws",
        bool isWider = false
    )
    {
        var whole = ToPolicyJson(plan, account, partition);
        if (!isWider && LengthOf(whole) <= MaxPolicyCharacters)
        {
            return [whole];
        }

        RequiredAction[] permissions = [.. Permissions(plan)];
        var patterns = isWider
            ? WiderActions.Of(AccountActions(permissions)).Patterns
            : ActionMinimizer.Minimize(AccountActions(permissions)).Patterns;
        var policies = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<PolicyStatement> others = [OfEntities(permissions, account, partition)];
        var actions = new List<string>();
        var length = LengthOf(ToJson([OfAccount([]), .. others]));
        foreach (var pattern in patterns)
        {
            // Two quotation marks and a comma.
            var added = pattern.Length + 3;
            if (length + added > MaxPolicyCharacters)
            {
                policies.Add(ToJson([OfAccount(actions), .. others]));
                others = [];
                actions.Clear();
                length = LengthOf(ToJson([OfAccount([])]));
            }

            actions.Add(pattern);
            length += added;
        }

        policies.Add(ToJson([OfAccount(actions), .. others]));
        return policies.ToImmutable();
    }

    private static int LengthOf(string policy) => policy.Count(character => !char.IsWhiteSpace(character));

    private static IEnumerable<string> AccountActions(RequiredAction[] permissions) =>
        permissions.Where(permission => permission.Resource is null).Select(permission => permission.Action);

    private static PolicyStatement OfAccount(IEnumerable<string> actions) => new("ReadTheAccount", actions, ["*"]);

    private static PolicyStatement OfEntities(RequiredAction[] permissions, AccountId? account, string partition) =>
        new(
            "ReadEachEntity",
            permissions.Where(permission => permission.Resource is not null).Select(permission => permission.Action),
            ResourceArns(permissions, account, partition)
        );

    private static string ToJson(IEnumerable<PolicyStatement> statements)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", "2012-10-17");
            writer.WriteStartArray("Statement");
            foreach (var statement in statements)
            {
                WriteStatement(writer, statement);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length).ReplaceLineEndings("\n");
    }

    private static void WriteStatement(Utf8JsonWriter writer, PolicyStatement statement)
    {
        writer.WriteStartObject();
        writer.WriteString("Sid", statement.Sid);
        writer.WriteString("Effect", "Allow");
        WriteList(writer, "Action", statement.Actions);
        WriteList(writer, "Resource", statement.Resources);
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static IEnumerable<string> ResourceArns(
        RequiredAction[] permissions,
        AccountId? account,
        string partition
    ) =>
        permissions
            .Where(permission => permission.Resource is not null)
            .SelectMany(permission => ResourceArns(permission.Resource!, account?.ToString() ?? "*", partition));

    private static IEnumerable<string> ResourceArns(string resource, string account, string partition)
    {
        yield return $"arn:{partition}:iam::{account}:{resource}";
        if (resource.StartsWith("policy/", StringComparison.Ordinal) && account is not "*")
        {
            yield return $"arn:{partition}:iam::aws:{resource}";
        }
    }

    private static IEnumerable<RequiredAction> Permissions(ScanPlan plan) =>
        CallRegistry
            .All.Where(call => call.Depth <= plan.Depth)
            .Concat(ServiceCalls.Of(plan))
            .SelectMany(call => call.Permissions);

    private sealed record PolicyStatement(string Sid, IEnumerable<string> Actions, IEnumerable<string> Resources);
}
