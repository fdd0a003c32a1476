using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Snapshots;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>
/// The operations that a scan of a service calls, found in its model: those that only list or read, that show resources of
/// AWS's reference, and that need nothing, or nothing but a resource that an earlier one showed.
/// </summary>
internal static class ServiceOperations
{
    private static readonly string[] Verbs = ["Describe", "List", "Get"];
    private static readonly string[] AccountMembers = ["AccountId", "accountId", "AwsAccountId", "awsAccountId"];
    private static readonly ConcurrentDictionary<string, ImmutableArray<ServiceOperation>> Known = new(
        StringComparer.Ordinal
    );

    /// <summary>Lists of the whole service first, then what is asked about single resources; each in ordinal order.</summary>
    public static ImmutableArray<ServiceOperation> Of(ServiceModel service) =>
        Known.GetOrAdd(service.Name, _ => Find(service));

    private static ImmutableArray<ServiceOperation> Find(ServiceModel service)
    {
        if (ServiceCallTable.WhyNot(service.Name) is not null)
        {
            return [];
        }

        var readable = service
            .OperationNames.Select(name => Readable(service, name))
            .OfType<ServiceOperation>()
            .ToArray();
        var lists = readable.Where(operation => operation.SubjectMember is null).ToArray();
        // What the table says is asked about a resource comes first: it shows what others may be about.
        var ordered = readable.OrderBy(operation => IsInTable(operation) ? 0 : 1).ToArray();
        var shown = lists
            .Concat(ordered.Where(IsInTable))
            .SelectMany(TypesOf)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var about = ordered
            .Where(operation => operation.SubjectMember is not null)
            .Select(operation =>
                ServiceCallTable.AboutOf(service.Name, operation.Model.Name) is { } row
                    ? operation with
                    {
                        SubjectType = row.Type,
                    }
                    : operation with
                    {
                        SubjectType = SubjectType(operation, shown),
                    }
            )
            .Where(operation =>
                operation.SubjectType is not null && (IsInTable(operation) || ShowsMore(operation, lists))
            );
        return [.. lists, .. about.GroupBy(Purpose, StringComparer.Ordinal).Select(group => group.First())];
    }

    private static bool IsInTable(ServiceOperation operation) =>
        ServiceCallTable.AboutOf(operation.Call.Service, operation.Model.Name) is not null;

    private static ServiceOperation? Readable(ServiceModel service, string name)
    {
        if (
            !Verbs.Any(verb => name.StartsWith(verb, StringComparison.Ordinal))
            || !service.TryGetOperation(name, out var operation)
            || operation is { IsDeprecated: true } or { IsUnsigned: true }
            || Permissions(service, operation) is not { IsEmpty: false } actions
            || !TryFill(service, operation, out var input, out var subject, out var account)
            || ServiceCallTable.IsLeftOut(service.Name, name, isAboutOne: subject is not null)
        )
        {
            return null;
        }

        ImmutableArray<ResourceReader> readers =
        [
            .. ResourceSite
                .Of(operation)
                .Select(site => ResourceReader.For(ReferenceOf(actions[0])!, site))
                .OfType<ResourceReader>(),
        ];
        return readers.IsEmpty
            ? null
            : new ServiceOperation
            {
                Model = operation,
                Readers = readers,
                Input = input,
                SubjectMember = subject,
                AccountMember = account,
                Call = new ScanCall
                {
                    Service = service.Name,
                    Operation = name,
                    Subject = subject is null ? ScanSubject.Service : ScanSubject.Resource,
                    Depth = ScanDepth.Fast,
                    Sections = [SnapshotSection.Resources],
                    Permissions =
                    [
                        .. actions
                            .SelectMany(WithDependent)
                            .Distinct(StringComparer.OrdinalIgnoreCase)
                            .Select(action => new RequiredAction(action)),
                    ],
                    Calls = subject is null ? "1 per region and page" : "1 per resource",
                    Why = "Resources of the service.",
                    MayHoldSecrets = true,
                },
            };
    }

    /// <summary>With what its caller needs besides: a list of Amazon Connect instances, say, the directories that they have.</summary>
    private static IEnumerable<string> WithDependent(IamAction action) =>
        action
            .DependentActions.Where(name =>
                ActionCatalog.TryFind(name, out var dependent)
                && dependent.AccessLevel is AccessLevel.List or AccessLevel.Read
            )
            .Prepend(action.FullName);

    /// <summary>What it needs: nothing, if one of its actions does more than list or read, or is not known.</summary>
    private static ImmutableArray<IamAction> Permissions(ServiceModel service, OperationModel operation)
    {
        var needed = OperationActions.Resolve(
            new ApiOperation(
                service.Name,
                service.SigningName,
                service.EndpointPrefix,
                operation.Name,
                operation.HttpMethod
            )
        );
        var actions = ImmutableArray.CreateBuilder<IamAction>();
        foreach (var name in needed.Actions)
        {
            if (
                !ActionCatalog.TryFind(name, out var action)
                || action.AccessLevel is not (AccessLevel.List or AccessLevel.Read)
            )
            {
                return [];
            }

            actions.Add(action);
        }

        return actions.ToImmutable();
    }

    private static ServiceReference? ReferenceOf(IamAction action) =>
        ActionCatalog.TryOpen(action.Service, out var reference) ? reference : null;

    /// <summary>Whether every required member can be given: the account, the size of a page, and at most one name.</summary>
    private static bool TryFill(
        ServiceModel service,
        OperationModel operation,
        out JsonElement input,
        out string? subject,
        out string? account
    )
    {
        (subject, account) = (ServiceCallTable.AboutOf(service.Name, operation.Name)?.Member, null);
        var isGiven = ServiceCallTable.TryGetInput(service.Name, operation.Name, out input);
        foreach (var member in operation.Input?.Members.Where(member => member.IsRequired) ?? [])
        {
            if ((isGiven && input.TryGetProperty(member.Name, out _)) || member.Name == subject)
            {
                continue;
            }

            if (AccountMembers.Contains(member.Name, StringComparer.Ordinal))
            {
                account = member.Name;
            }
            else if (
                member.Shape.Kind is ShapeKind.Integer or ShapeKind.Long
                && member.Name.StartsWith("max", StringComparison.OrdinalIgnoreCase)
            )
            {
                const int largest = 60;
                var size = (int)Math.Min(member.Shape.Max ?? largest, largest);
                input = CallInput.Of(member.Name, size);
            }
            else if (subject is null && member.Shape.Kind is ShapeKind.String && member.Shape.EnumValues.IsEmpty)
            {
                subject = member.Name;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The type of the resource that the required member names: called as the member is, or else as the operation.</summary>
    private static string? SubjectType(ServiceOperation operation, string[] shown)
    {
        var root = Words.RootOf(operation.SubjectMember!);
        var noun = Words.StemsOf(ResourceSite.NounOf(operation.Model.Name)).ToArray();
        return shown
            .Where(type =>
                NameOf(type) is var name
                && (
                    root.Length > 0
                        ? name == root || IsVariable(type, root)
                        : noun.Contains(name, StringComparer.Ordinal)
                )
            )
            .OrderBy(type => NameOf(type) == root ? 0 : 1)
            .ThenBy(type => type, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static bool IsVariable(string type, string root) =>
        Split(type) is var (prefix, name)
        && ActionCatalog.TryOpen(prefix, out var reference)
        && reference.TryGetResourceType(name, out var found)
        && ArnTemplate.Parse(found.ArnPattern).Variables.LastOrDefault() is { } last
        && Words.RootOf(last) == root;

    private static IEnumerable<string> TypesOf(ServiceOperation operation) =>
        operation.Readers.SelectMany(reader => reader.Types.Take(1));

    /// <summary>
    /// Nothing is asked twice: details in the shape that a list already had show nothing new, unless they are of a type that no
    /// list shows, such as names among names.
    /// </summary>
    private static bool ShowsMore(ServiceOperation about, ServiceOperation[] lists)
    {
        var listed = lists.SelectMany(list => list.Readers).ToArray();
        var types = listed.SelectMany(reader => reader.Types.Take(1)).ToHashSet(StringComparer.Ordinal);
        return about.Readers.Any(reader =>
            !Array.Exists(listed, each => each.Site.Element == reader.Site.Element)
            || reader.Types.Take(1).Any(type => !types.Contains(type))
        );
    }

    /// <summary>One operation is enough for the same facts about the same resource.</summary>
    private static string Purpose(ServiceOperation about) =>
        $"{about.SubjectType} {string.Join(' ', about.Readers.SelectMany(reader => reader.Types).Distinct(StringComparer.Ordinal))}";

    private static string NameOf(string type) =>
        Words.TypeName(type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    private static (string Prefix, string Name) Split(string type)
    {
        var colon = type.IndexOf(':', StringComparison.Ordinal);
        return (type[..colon], type[(colon + 1)..]);
    }
}
