using System.Text.Json;
using AwsRadar.Collector.Policies;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Tests.Conventions;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Collector.Resources;

/// <summary>
/// The table of resource policies against AWS's reference: whatever may be written as the policy of a resource is read, or stands with a
/// reason in <c>policies-not-read.json</c>. A service that AWS adds fails here until it is one or the other.
/// </summary>
public sealed class PolicyTableTests
{
    private const string NotRead = "src/AwsRadar.Collector/Policies/policies-not-read.json";

    private static readonly string[] WritingVerbs = ["Put", "Set", "Update", "Modify", "Create", "Add", "Attach"];
    private static readonly string[] ReadingVerbs = ["Get", "Describe", "List"];

    [Fact]
    public void Every_action_that_writes_the_policy_of_a_resource_has_a_call_that_reads_it_or_a_reason()
    {
        var reasons = Reasons().SelectMany(reason => reason.Actions).ToArray();
        var open = WritingActions()
            .Where(action => !IsRead(action))
            .Where(action => !reasons.Any(pattern => Fits(pattern, action)));

        Assert.Empty(open.Select(action => action.FullName));
    }

    [Fact]
    public void Every_reason_is_about_an_action_of_the_reference_that_no_call_of_its_own_reads()
    {
        var writing = WritingActions().ToArray();

        Assert.All(
            Reasons().SelectMany(reason => reason.Actions),
            pattern => Assert.Contains(writing, action => Fits(pattern, action) && !IsRead(action))
        );
        Assert.All(
            Reasons().Where(reason => reason.ReadBy is not null),
            reason => Assert.Contains(ResourcePolicyTable.All, row => $"{row.Service} {row.Operation}" == reason.ReadBy)
        );
    }

    [Fact]
    public void Every_row_reads_a_type_that_the_scan_finds_with_members_that_the_model_has() =>
        Assert.Empty(ResourcePolicyTable.All.Select(ProblemOf).OfType<string>());

    private static string? ProblemOf(ResourcePolicyRow row) =>
        !ServiceCatalog.TryOpen(row.Service, out var service)
        || !service.TryGetOperation(row.Operation, out var operation)
            ? $"There is no {row.Service} {row.Operation}."
        : row.Input.Keys.FirstOrDefault(member => operation.Input?.TryGetMember(member, out _) is not true)
            is { } unknown
            ? $"{row.Service} {row.Operation} takes no {unknown}."
        : row.Type is { } type
        && !ServiceOperations
            .Of(service)
            .Any(each => each.Model.Name == row.ShownBy || each.Readers.Any(reader => reader.Types.Contains(type)))
            ? $"A scan of {row.Service} shows no {type}."
        : row.Type is not null && !IsOfReference(row.Type) ? $"The reference has no type {row.Type}."
        : (row.Type ?? row.Arn) is null ? $"{row.Service} {row.Operation} is about nothing."
        : null;

    /// <summary>Written as the reference writes it: resources are compared by it.</summary>
    private static bool IsOfReference(string type) =>
        type.Split(':', 2) is [var prefix, var name]
        && ActionCatalog.TryOpen(prefix, out var reference)
        && reference.ResourceTypes.Any(each => each.Name == name);

    /// <summary>Whether a row reads what the action writes, called the same: <c>PutBucketPolicy</c>, <c>GetBucketPolicy</c>.</summary>
    private static bool IsRead(IamAction action) =>
        ResourcePolicyTable.All.Any(row =>
            (row.Type?.Split(':')[0] ?? row.Arn!.Split(':')[2]) == action.Service
            && Noun(row.Operation, ReadingVerbs) == Noun(action.Name, WritingVerbs)
        );

    private static bool Fits(string pattern, IamAction action) =>
        pattern.EndsWith('*')
            ? action.FullName.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : action.FullName == pattern;

    private static IEnumerable<IamAction> WritingActions() =>
        ActionCatalog
            .Expand("*")
            .Where(action =>
                Noun(action.Name, WritingVerbs) is { } noun
                && (
                    noun.Contains("policy", StringComparison.Ordinal)
                    || noun.Contains("permission", StringComparison.Ordinal)
                )
                && (action.AccessLevel is AccessLevel.PermissionsManagement || IsPutWhole(action, noun))
            );

    /// <summary>The reference calls some that write policies no more than Write: <c>rum:PutResourcePolicy</c>.</summary>
    private static bool IsPutWhole(IamAction action, string noun) =>
        action.AccessLevel is AccessLevel.Write
        && (
            noun.Contains("resourcepolicy", StringComparison.Ordinal)
            || noun.Contains("resourcepermission", StringComparison.Ordinal)
            || action.Name.StartsWith("Put", StringComparison.Ordinal)
            || (
                action.Name.StartsWith("Modify", StringComparison.Ordinal)
                && noun.EndsWith("policy", StringComparison.Ordinal)
            )
        );

    private static string? Noun(string name, string[] verbs) =>
        verbs.FirstOrDefault(verb => name.StartsWith(verb, StringComparison.Ordinal)) is { } verb
            ? Words.Singular(Words.Fold(name[verb.Length..]))
            : null;

    private static IEnumerable<Reason> Reasons() =>
        JsonElement
            .Parse(Repository.Read(NotRead))
            .EnumerateArray()
            .Select(entry => new Reason(
                [.. entry.GetProperty("actions").EnumerateArray().Select(action => action.GetString()!)],
                entry.TryGetProperty("readBy", out var readBy) ? readBy.GetString() : null
            ));

    private sealed record Reason(string[] Actions, string? ReadBy);
}
