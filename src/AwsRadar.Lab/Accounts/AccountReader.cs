using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Accounts;

/// <summary>
/// Reads what <c>aws iam get-account-authorization-details</c> prints. What that leaves out – ids, dates – may be missing,
/// so that an account can be written by hand; what it does not have – keys, passwords, MFA devices, providers – is read by
/// <see cref="AccountExtras"/>.
/// </summary>
internal static class AccountReader
{
    private static readonly string[] Lists = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];

    /// <exception cref="AccountFormatException">The JSON is not an account.</exception>
    public static AccountState Read(JsonElement json, AccountState empty, AccountClock clock)
    {
        var root = new AccountEntry(json, "", clock);
        if (json.ValueKind is not JsonValueKind.Object || !Lists.Any(list => json.TryGetProperty(list, out _)))
        {
            throw new AccountFormatException($"it has none of {string.Join(", ", Lists)}");
        }

        var policies = root.List("Policies").Select(ReadPolicy).ToList();
        return empty with
        {
            Users = empty.Users.SetItems(root.List("UserDetailList").Select(ReadUser).Select(ByName)),
            Groups = empty.Groups.SetItems(root.List("GroupDetailList").Select(ReadGroup).Select(ByName)),
            Roles = empty.Roles.SetItems(root.List("RoleDetailList").Select(ReadRole).Select(ByName)),
            Policies = empty.Policies.SetItems(
                policies
                    .Where(policy => !policy.IsAwsManaged)
                    .Select(policy => KeyValuePair.Create(policy.Name, policy))
            ),
            AwsPolicies = empty.AwsPolicies.SetItems(
                policies.Where(policy => policy.IsAwsManaged).Select(policy => KeyValuePair.Create(policy.Arn, policy))
            ),
            InstanceProfiles = empty.InstanceProfiles.SetItems(
                root.List("RoleDetailList")
                    .SelectMany(role => role.List("InstanceProfileList").Select(entry => ReadProfile(entry, role)))
                    .Select(profile => KeyValuePair.Create(profile.Name, profile))
            ),
        };
    }

    /// <summary>The account that the file is about, by the ARN of its first entity that has one.</summary>
    public static AccountId? AccountOf(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        foreach (var list in Lists)
        {
            if (!json.TryGetProperty(list, out var entities) || entities.ValueKind is not JsonValueKind.Array)
            {
                continue;
            }

            foreach (var entity in entities.EnumerateArray())
            {
                if (
                    entity.ValueKind is JsonValueKind.Object
                    && entity.TryGetProperty("Arn", out var arn)
                    && arn.ValueKind is JsonValueKind.String
                    && Arn.TryParse(arn.GetString(), out var parsed)
                    && AccountId.TryParse(parsed.Account, out var account)
                )
                {
                    return account;
                }
            }
        }

        return null;
    }

    private static User ReadUser(AccountEntry entry) =>
        new()
        {
            Arn = entry.Text("Arn"),
            Name = entry.Text("UserName"),
            Id = entry.OptionalText("UserId") ?? UniqueId.Derive(UniqueId.User, entry.Text("Arn")),
            Path = entry.OptionalText("Path") ?? "/",
            CreatedAt = entry.Time("CreateDate"),
            InlinePolicies = Inline(entry, "UserPolicyList"),
            AttachedPolicies = Attached(entry),
            GroupNames = ImmutableSortedSet.Create(Identity.NameComparer, [.. entry.Texts("GroupList")]),
            PermissionsBoundary = Boundary(entry),
            PasswordLastUsedAt = entry.OptionalTime("PasswordLastUsed"),
            Tags = entry.Tags(),
        };

    private static Group ReadGroup(AccountEntry entry) =>
        new()
        {
            Arn = entry.Text("Arn"),
            Name = entry.Text("GroupName"),
            Id = entry.OptionalText("GroupId") ?? UniqueId.Derive(UniqueId.Group, entry.Text("Arn")),
            Path = entry.OptionalText("Path") ?? "/",
            CreatedAt = entry.Time("CreateDate"),
            InlinePolicies = Inline(entry, "GroupPolicyList"),
            AttachedPolicies = Attached(entry),
        };

    private static Role ReadRole(AccountEntry entry) =>
        new()
        {
            Arn = entry.Text("Arn"),
            Name = entry.Text("RoleName"),
            Id = entry.OptionalText("RoleId") ?? UniqueId.Derive(UniqueId.Role, entry.Text("Arn")),
            Path = entry.OptionalText("Path") ?? "/",
            CreatedAt = entry.Time("CreateDate"),
            TrustPolicy = entry.Policy("AssumeRolePolicyDocument", entry.Text("RoleName"), PolicyType.Trust),
            Description = entry.OptionalText("Description"),
            MaxSessionSeconds = entry.OptionalNumber("MaxSessionDuration") ?? Role.DefaultMaxSessionSeconds,
            LastUsed = LastUsed(entry),
            InlinePolicies = Inline(entry, "RolePolicyList"),
            AttachedPolicies = Attached(entry),
            PermissionsBoundary = Boundary(entry),
            Tags = entry.Tags(),
        };

    private static InstanceProfile ReadProfile(AccountEntry entry, AccountEntry role) =>
        new()
        {
            Arn = entry.Text("Arn"),
            Name = entry.Text("InstanceProfileName"),
            Id =
                entry.OptionalText("InstanceProfileId") ?? UniqueId.Derive(UniqueId.InstanceProfile, entry.Text("Arn")),
            Path = entry.OptionalText("Path") ?? "/",
            CreatedAt = entry.Time("CreateDate"),
            RoleName = role.Text("RoleName"),
            Tags = entry.Tags(),
        };

    private static ManagedPolicy ReadPolicy(AccountEntry entry)
    {
        var name = entry.Text("PolicyName");
        var versions = entry.List("PolicyVersionList").Select(version => ReadVersion(version, name)).ToList();
        var defaultId = entry.OptionalText("DefaultVersionId") ?? "v1";
        if (!versions.Exists(version => version.Id.Equals(defaultId, StringComparison.Ordinal)))
        {
            throw new AccountFormatException($"{entry.Place} has no version {defaultId}");
        }

        return new ManagedPolicy
        {
            Arn = entry.Text("Arn"),
            Name = name,
            Id = entry.OptionalText("PolicyId") ?? UniqueId.Derive(UniqueId.ManagedPolicy, entry.Text("Arn")),
            Path = entry.OptionalText("Path") ?? "/",
            Description = entry.OptionalText("Description"),
            CreatedAt = entry.Time("CreateDate"),
            UpdatedAt = entry.OptionalTime("UpdateDate") ?? entry.Time("CreateDate"),
            Versions = [.. versions.OrderBy(version => Number(version.Id))],
            DefaultVersionId = defaultId,
            LastVersionNumber = versions.Max(version => Number(version.Id)),
            Tags = entry.Tags(),
        };
    }

    private static PolicyVersion ReadVersion(AccountEntry entry, string policyName) =>
        new(entry.Text("VersionId"), entry.Policy("Document", policyName), entry.Time("CreateDate"));

    private static int Number(string versionId) => int.TryParse(versionId.AsSpan(1), out var number) ? number : 0;

    private static ImmutableSortedDictionary<string, PolicyContent> Inline(AccountEntry entry, string list) =>
        ImmutableSortedDictionary
            .Create<string, PolicyContent>(Identity.NameComparer)
            .SetItems(
                entry
                    .List(list)
                    .Select(policy =>
                        KeyValuePair.Create(
                            policy.Text("PolicyName"),
                            policy.Policy("PolicyDocument", policy.Text("PolicyName"))
                        )
                    )
            );

    private static ImmutableArray<string> Attached(AccountEntry entry) =>
        [.. entry.List("AttachedManagedPolicies").Select(policy => policy.Text("PolicyArn"))];

    private static string? Boundary(AccountEntry entry) =>
        entry.Object("PermissionsBoundary")?.OptionalText("PermissionsBoundaryArn");

    private static RoleLastUsed? LastUsed(AccountEntry entry) =>
        entry.Object("RoleLastUsed") is { } used && used.OptionalTime("LastUsedDate") is { } at
            ? new RoleLastUsed(at, used.OptionalText("Region") ?? "us-east-1")
            : null;

    private static KeyValuePair<string, T> ByName<T>(T identity)
        where T : Identity => KeyValuePair.Create(identity.Name, identity);
}
