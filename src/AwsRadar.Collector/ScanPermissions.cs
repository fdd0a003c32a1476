using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;

namespace AwsRadar.Collector;

/// <summary>The permissions that a scan needs, made from the call registry.</summary>
public static class ScanPermissions
{
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
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", "2012-10-17");
            writer.WriteStartArray("Statement");
            WriteStatement(
                writer,
                "ReadTheAccount",
                permissions.Where(permission => permission.Resource is null),
                ["*"]
            );
            WriteStatement(
                writer,
                "ReadEachEntity",
                permissions.Where(permission => permission.Resource is not null),
                ResourceArns(permissions, account, partition)
            );
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length).ReplaceLineEndings("\n");
    }

    private static void WriteStatement(
        Utf8JsonWriter writer,
        string sid,
        IEnumerable<RequiredAction> permissions,
        IEnumerable<string> resources
    )
    {
        writer.WriteStartObject();
        writer.WriteString("Sid", sid);
        writer.WriteString("Effect", "Allow");
        WriteList(writer, "Action", permissions.Select(permission => permission.Action));
        WriteList(writer, "Resource", resources);
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
}
