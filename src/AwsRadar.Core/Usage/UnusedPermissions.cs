using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Usage;

/// <summary>Compares what users and roles are allowed with what they used. What nobody keeps account of is unknown, never unused.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html</remarks>
public sealed class UnusedPermissions
{
    private const string ServiceLinkedPath = "/aws-service-role/";
    private readonly Snapshot _snapshot;
    private readonly ObservedCalls _observed;
    private readonly UsagePeriod _period;
    private readonly Dictionary<Arn, ManagedPolicy> _managed;
    private readonly Dictionary<string, Group> _groups;
    private readonly Dictionary<string, ServiceLastAccess> _reports;
    private readonly Dictionary<string, CredentialReportRow> _credentials;
    private readonly Dictionary<PolicyText, PolicyDocument> _parsed = [];

    /// <param name="since">How far back from the snapshot's time a use counts.</param>
    public UnusedPermissions(Snapshot snapshot, ObservedCalls observed, TimeSpan since)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(observed);
        _snapshot = snapshot;
        _observed = observed;
        _period = new UsagePeriod(snapshot.CompletedAt - since, snapshot.CompletedAt);
        _managed = snapshot.ManagedPolicies.DistinctBy(policy => policy.Arn).ToDictionary(policy => policy.Arn);
        _groups = snapshot
            .Groups.DistinctBy(group => group.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Name, StringComparer.OrdinalIgnoreCase);
        _reports = snapshot
            .ServiceLastAccess.DistinctBy(report => report.Arn)
            .ToDictionary(report => report.Arn.ToString(), StringComparer.Ordinal);
        _credentials = snapshot
            .CredentialReport.DistinctBy(row => row.UserName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(row => row.UserName, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Users, then roles but those that AWS services keep, in the snapshot's order.</summary>
    public IEnumerable<IdentityPermissions> FindAll() =>
        _snapshot
            .Users.Select(Find)
            .Concat(
                _snapshot
                    .Roles.Where(role => !role.Path.StartsWith(ServiceLinkedPath, StringComparison.Ordinal))
                    .Select(Find)
            );

    public IdentityPermissions Find(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var groups = user.GroupNames.Select(name => (Name: name, Group: _groups.GetValueOrDefault(name))).ToArray();
        return Compare(
            user.Arn,
            [
                .. Sources(user.AttachedPolicies, user.InlinePolicies, $"user {user.Name}"),
                .. groups.SelectMany(group =>
                    group.Group is { } found
                        ? Sources(found.AttachedPolicies, found.InlinePolicies, $"group {found.Name}")
                        : [($"group {group.Name}", null)]
                ),
            ],
            new IdentityUsage($"{user.Arn}", _reports.GetValueOrDefault($"{user.Arn}"), _observed, _period)
            {
                CreatedAt = user.CreatedAt,
                IsIdle = IsIdle(user),
                ServicesOfKeys = ServicesOfKeys(user),
            }
        );
    }

    public IdentityPermissions Find(Role role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return Compare(
            role.Arn,
            [.. Sources(role.AttachedPolicies, role.InlinePolicies, $"role {role.Name}")],
            new IdentityUsage($"{role.Arn}", _reports.GetValueOrDefault($"{role.Arn}"), _observed, _period)
            {
                CreatedAt = role.CreatedAt,
                // IAM tells the last use of each role of the account together with the role.
                IsIdle =
                    _snapshot.Coverage.IsKnown(SnapshotSection.Roles)
                    && _snapshot.Source == SnapshotSource.Scan
                    && !(role.LastUsedAt >= _period.From),
                ServicesOfKeys = [],
            }
        );
    }

    private IdentityPermissions Compare(
        Arn arn,
        ImmutableArray<(string Name, SourcePolicy? Policy)> sources,
        IdentityUsage usage
    )
    {
        var policies = sources.Select(source => source.Policy).OfType<SourcePolicy>().ToArray();
        var judged = new Dictionary<string, JudgedAction>(StringComparer.OrdinalIgnoreCase);
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Document.Statements.Where(each => each.Effect == Effect.Allow))
            {
                // Every action that it covers is asked for once: what is kept does not matter here.
                _ = SmallerPolicy.Keep(statement.Action, (service, name) => Judge(service, name) != ActionUsage.Unused);
            }
        }

        var actions = judged
            .Values.OrderBy(action => action.Service, StringComparer.Ordinal)
            .ThenBy(action => action.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        var missing = sources.Where(source => source.Policy is null).Select(source => source.Name).ToArray();
        var (proposed, fault) =
            !actions.Any(action => action.Usage == ActionUsage.Unused) ? (null, null)
            : missing is [var first, ..] ? (null, Translate($"{first} is not in the snapshot"))
            : SmallerPolicy.Of(policies, (service, name) => Judge(service, name) != ActionUsage.Unused);
        return new IdentityPermissions(
            arn,
            _period,
            actions,
            [.. policies.Select(policy => policy.Name)],
            proposed,
            fault
        );

        ActionUsage Judge(string service, string name)
        {
            var full = $"{service}:{name}";
            if (!judged.TryGetValue(full, out var action))
            {
                action = new JudgedAction(service, name, usage.Judge(service, name));
                judged.Add(full, action);
            }

            return action.Usage;
        }
    }

    private IEnumerable<(string Name, SourcePolicy? Policy)> Sources(
        ImmutableArray<AttachedPolicy> attached,
        ImmutableArray<InlinePolicy> inline,
        string holder
    ) =>
        attached
            .Select(policy => (policy.Arn.ToString(), _managed.GetValueOrDefault(policy.Arn)?.DefaultVersion?.Document))
            .Concat(inline.Select(policy => ($"{policy.Name} (inline in {holder})", (PolicyText?)policy.Document)))
            .Select(source =>
                (source.Item1, source.Item2 is { } text ? new SourcePolicy(source.Item1, text.Json, Parse(text)) : null)
            );

    /// <summary>Many identities share the same few policies: each is parsed once.</summary>
    private PolicyDocument Parse(PolicyText text)
    {
        if (!_parsed.TryGetValue(text, out var document))
        {
            document = PolicyParser.ParseDocument(text.Json, PolicyType.Identity);
            _parsed.Add(text, document);
        }

        return document;
    }

    /// <summary>All that it could sign in or sign with is known, and none of it was used.</summary>
    private bool IsIdle(User user) =>
        _credentials.GetValueOrDefault(user.Name) is { ActiveCertificates: 0 } row
        && !(row.PasswordLastUsedAt >= _period.From)
        && !row.AccessKeys.Any(key => key.LastUsedAt >= _period.From)
        && _snapshot.Coverage.IsKnown(SnapshotSection.ServiceSpecificCredentials)
        && _snapshot.Coverage.IsKnown(SnapshotSection.SshPublicKeys)
        && !_snapshot.ServiceSpecificCredentials.Any(each => IsOf(each.UserName, user))
        && !_snapshot.SshPublicKeys.Any(each => IsOf(each.UserName, user));

    private ImmutableArray<string> ServicesOfKeys(User user) =>
        [
            .. (_credentials.GetValueOrDefault(user.Name)?.AccessKeys ?? [])
                .Where(key => key.LastUsedAt >= _period.From && key.LastUsedService is not null)
                .Select(key => key.LastUsedService!),
            .. _snapshot
                .AccessKeyUses.Where(use =>
                    IsOf(use.UserName, user) && use.UsedAt >= _period.From && use.ServiceName is not null
                )
                .Select(use => use.ServiceName!),
        ];

    private static bool IsOf(string userName, User user) =>
        userName.Equals(user.Name, StringComparison.OrdinalIgnoreCase);
}
