using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.Explaining;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Usage;

namespace AwsRadar.Cli.Permissions.Unused;

/// <summary>Gathers from CloudTrail's records who used which actions when. What was denied was tried, and counts as used.</summary>
/// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html</remarks>
internal sealed partial class CloudTrailUses
{
    private const string Domain = ".amazonaws.com";

    /// <summary>
    /// Services all of whose operations are management events, which a trail logs unless told otherwise; AWS KMS and RDS Data, of
    /// which trails may leave out events, are not among them.
    /// </summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html lists the services with
    /// data events; https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
    /// </remarks>
    private static readonly ImmutableHashSet<string> WithoutDataEvents =
    [
        "account",
        "acm",
        "autoscaling",
        "cloudformation",
        "ec2",
        "ecr",
        "elasticloadbalancing",
        "iam",
        "organizations",
        "redshift",
        "route53",
        "secretsmanager",
    ];

    private readonly Dictionary<(string Source, string Name), ImmutableArray<string>> _actionsOf = [];
    private readonly Dictionary<string, Dictionary<string, DateTimeOffset>> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DateTimeOffset>> _services = new(StringComparer.Ordinal);
    private readonly HashSet<DateOnly> _days = [];

    /// <exception cref="InvalidDataException">It is no record of CloudTrail.</exception>
    public void Add(JsonElement record)
    {
        if (Text(record, "CloudTrailEvent") is { } inner)
        {
            record = JsonElement.Parse(inner);
        }

        if (
            Text(record, "eventSource") is not { } source
            || Text(record, "eventName") is not { } name
            || !DateTimeOffset.TryParse(
                Text(record, "eventTime"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
        {
            throw new InvalidDataException("a record lacks `eventTime`, `eventSource` or `eventName`.");
        }

        _days.Add(DateOnly.FromDateTime(time.UtcDateTime));
        if (IdentityOf(record) is not { } arn)
        {
            return;
        }

        var actions = ActionsOf(source, name);
        foreach (var action in actions)
        {
            Keep(_actions, arn, action, time);
        }

        if (actions.IsEmpty)
        {
            Keep(_services, arn, ServiceOf(source), time);
        }
    }

    public ObservedCalls ToObserved(bool isComplete) =>
        new()
        {
            ByIdentity = _actions
                .Keys.Concat(_services.Keys)
                .Distinct(StringComparer.Ordinal)
                .ToImmutableDictionary(
                    arn => arn,
                    arn => new CallsOfIdentity
                    {
                        Actions = (_actions.GetValueOrDefault(arn) ?? []).ToImmutableDictionary(
                            StringComparer.OrdinalIgnoreCase
                        ),
                        Services = (_services.GetValueOrDefault(arn) ?? []).ToImmutableDictionary(
                            StringComparer.OrdinalIgnoreCase
                        ),
                    },
                    StringComparer.Ordinal
                ),
            Days = [.. _days],
            IsComplete = isComplete,
            IsLogged = IsLogged,
        };

    /// <summary>An operation of its name that needs this action alone: CloudTrail does not see what is only asked along the way, such as iam:PassRole.</summary>
    private bool IsLogged(string action) =>
        action.Split(':') is [var service, var name]
        && WithoutDataEvents.Contains(service)
        && ActionsOf(service + Domain, name) is [var only]
        && only.Equals(action, StringComparison.OrdinalIgnoreCase);

    /// <summary>The user; or the role of a session, or the user behind a federated one.</summary>
    private static string? IdentityOf(JsonElement record)
    {
        if (!record.TryGetProperty("userIdentity", out var identity) || identity.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return
            identity.TryGetProperty("sessionContext", out var context)
            && context.ValueKind == JsonValueKind.Object
            && context.TryGetProperty("sessionIssuer", out var issuer)
            && issuer.ValueKind == JsonValueKind.Object
            && Text(issuer, "arn") is { } arn
            ? arn
            : Text(identity, "arn");
    }

    /// <summary>Empty where it is not known what the event needs.</summary>
    private ImmutableArray<string> ActionsOf(string source, string name)
    {
        if (!_actionsOf.TryGetValue((source, name), out var actions))
        {
            actions = Resolve(source, name);
            _actionsOf.Add((source, name), actions);
        }

        return actions;
    }

    private static ImmutableArray<string> Resolve(string source, string name)
    {
        var plain = DatedName().Replace(name, "");
        if ((CloudTrailEvent.TargetOf(source, name) ?? CloudTrailEvent.TargetOf(source, plain)) is { } target)
        {
            var needed = DenialText.Needed(target);
            return needed.Kind == NeededActionsKind.Actions ? needed.Actions : [];
        }

        return ActionCatalog.TryFind($"{ServiceOf(source)}:{plain}", out var action) ? [action.FullName] : [];
    }

    private static string ServiceOf(string source) =>
        source.EndsWith(Domain, StringComparison.Ordinal) ? source[..^Domain.Length] : source;

    private static void Keep(
        Dictionary<string, Dictionary<string, DateTimeOffset>> all,
        string arn,
        string what,
        DateTimeOffset time
    )
    {
        if (!all.TryGetValue(arn, out var known))
        {
            all[arn] = known = new Dictionary<string, DateTimeOffset>(StringComparer.OrdinalIgnoreCase);
        }

        known[what] = known.TryGetValue(what, out var last) && last > time ? last : time;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>AWS Lambda's and Amazon CloudFront's events have the date of the API behind the operation: <c>GetFunction20150331v2</c>.</summary>
    [GeneratedRegex(
        "(_?20[0-9]{2}_?[0-9]{2}_?[0-9]{2}(v[0-9])?)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DatedName();
}
