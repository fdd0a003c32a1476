using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>Gives each node of the graph the facts that the snapshot holds about it.</summary>
internal sealed class NodeFacts(
    Snapshot snapshot,
    RelationGraph graph,
    NumberedValues<string> documents,
    NumberedValues<Tag> tags
)
{
    private readonly Dictionary<string, Func<NodeModel, NodeModel>> _facts = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, AdministratorModel> _administrators = AdministratorFinder
        .Find(snapshot)
        .ToFrozenDictionary(
            found => found.Principal.ToString(),
            found => new AdministratorModel(found.Through?.ToString(), found.Service),
            StringComparer.Ordinal
        );

    public ImmutableArray<NodeModel> ToModels()
    {
        AddUsers();
        AddGroups();
        AddRoles();
        AddPolicies();
        AddProviders();
        return [.. graph.Nodes.Select(ToModel)];
    }

    private NodeModel ToModel(GraphNode node)
    {
        var model = new NodeModel
        {
            Kind = node.Kind,
            Key = node.Key,
            Name = node.Name,
            IsUnread = !node.IsRead,
            IsUnreadable = !node.IsReadable,
            AllowsEverything = node.AllowsEverything,
            Administrator = _administrators.GetValueOrDefault(node.Key),
            Owner = node.Owner,
        };
        return _facts.TryGetValue(node.Key, out var add) ? add(model) : model;
    }

    private void AddUsers()
    {
        var rows = snapshot
            .CredentialReport.DistinctBy(row => row.Arn)
            .ToFrozenDictionary(row => row.Arn.ToString(), StringComparer.Ordinal);
        var keys = snapshot.AccessKeys.ToLookup(key => key.UserName, StringComparer.OrdinalIgnoreCase);
        var areKeysKnown = snapshot.Coverage.IsKnown(SnapshotSection.AccessKeys);
        foreach (var user in snapshot.Users)
        {
            ImmutableArray<AccessKey>? own = areKeysKnown || keys.Contains(user.Name) ? [.. keys[user.Name]] : null;
            var model = UserModel.From(rows.GetValueOrDefault(user.Arn.ToString()), own);
            Add(
                user.Arn,
                user.Id,
                user.Path,
                user.CreatedAt,
                node => node with { User = model, Tags = TagsOf(user.Tags) }
            );
            AddInline(user.Arn, user.InlinePolicies);
        }
    }

    private void AddGroups()
    {
        foreach (var group in snapshot.Groups)
        {
            Add(group.Arn, group.Id, group.Path, group.CreatedAt, node => node);
            AddInline(group.Arn, group.InlinePolicies);
        }
    }

    private void AddRoles()
    {
        foreach (var role in snapshot.Roles)
        {
            var trust = documents.Add(role.TrustPolicy.Json);
            Add(
                role.Arn,
                role.Id,
                role.Path,
                role.CreatedAt,
                node =>
                    node with
                    {
                        LastUsedAt = role.LastUsedAt,
                        LastUsedRegion = role.LastUsedRegion,
                        Text = trust,
                        Tags = TagsOf(role.Tags),
                    }
            );
            AddInline(role.Arn, role.InlinePolicies);
            foreach (var profile in role.InstanceProfiles)
            {
                Add(profile.Arn, profile.Id, profile.Path, profile.CreatedAt, node => node);
            }
        }
    }

    private void AddPolicies()
    {
        foreach (var policy in snapshot.ManagedPolicies)
        {
            var model = new PolicyModel(
                policy.IsAwsManaged,
                policy.UpdatedAt,
                policy.DefaultVersionId,
                policy.AttachmentCount,
                policy.PermissionsBoundaryUsageCount
            );
            int? text = policy.DefaultVersion is { } inForce ? documents.Add(inForce.Document.Json) : null;
            ImmutableArray<VersionModel> older =
            [
                .. policy
                    .Versions.Where(version => version.Id != policy.DefaultVersionId)
                    .Select(version => new VersionModel(version.Id, documents.Add(version.Document.Json))),
            ];
            Add(
                policy.Arn,
                policy.Id,
                policy.Path,
                policy.CreatedAt,
                node =>
                    node with
                    {
                        Policy = model,
                        Text = text,
                        Versions = older.IsEmpty ? null : older,
                        Description = policy.Description,
                    }
            );
        }
    }

    private void AddProviders()
    {
        foreach (var provider in snapshot.IdentityProviders)
        {
            _facts[provider.Arn.ToString()] = node =>
                node with
                {
                    CreatedAt = provider.CreatedAt,
                    Provider = new ProviderModel(provider.ClientIds, provider.ValidUntil),
                };
        }
    }

    private void AddInline(Arn owner, ImmutableArray<InlinePolicy> policies)
    {
        foreach (var policy in policies)
        {
            var text = documents.Add(policy.Document.Json);
            _facts[$"{owner}#{policy.Name}"] = node => node with { Text = text };
        }
    }

    private void Add(Arn arn, string id, string path, DateTimeOffset createdAt, Func<NodeModel, NodeModel> more) =>
        _facts[arn.ToString()] = node =>
            more(node with { Id = id, Path = path is "/" ? null : path, CreatedAt = createdAt });

    private ImmutableArray<int>? TagsOf(ImmutableArray<Tag> all) => all.IsEmpty ? null : [.. all.Select(tags.Add)];
}
