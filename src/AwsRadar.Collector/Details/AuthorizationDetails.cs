using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>
/// What <c>GetAccountAuthorizationDetails</c> tells, gathered page by page, from calls or from a file. An entity that
/// two pages list, because the account changed in between, counts once.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html</remarks>
internal sealed class AuthorizationDetails
{
    private readonly Dictionary<Arn, User> _users = [];
    private readonly Dictionary<Arn, Group> _groups = [];
    private readonly Dictionary<Arn, Role> _roles = [];
    private readonly Dictionary<Arn, ManagedPolicy> _policies = [];

    /// <summary>The sections of which any page had the list, even an empty one.</summary>
    public HashSet<SnapshotSection> Seen { get; } = [];

    /// <summary>The members of the last page that are none of the lists.</summary>
    public List<string> OtherMembers { get; } = [];

    /// <summary>Whether the last page says that there are more.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>How many entities the last page had, those that were known already included.</summary>
    public int PageCount { get; private set; }

    /// <summary>Whether every page arrived.</summary>
    public bool IsWhole { get; set; }

    public ImmutableArray<User> Users => Sorted(_users, user => user.Name, user => user.Arn);

    public ImmutableArray<Group> Groups => Sorted(_groups, group => group.Name, group => group.Arn);

    public ImmutableArray<Role> Roles => Sorted(_roles, role => role.Name, role => role.Arn);

    public ImmutableArray<ManagedPolicy> Policies => Sorted(_policies, policy => policy.Name, policy => policy.Arn);

    /// <summary>Adds a policy that was read on its own.</summary>
    public void Add(ManagedPolicy policy) => _policies[policy.Arn] = policy;

    /// <summary>Adds a page as the client returned it.</summary>
    /// <exception cref="DetailsException">The page is not as it should be; what came before stays.</exception>
    public void Add(JsonElement page)
    {
        var cursor = new DetailsCursor(JsonMarshal.GetRawUtf8Value(page));
        cursor.MoveToValue();
        Add(ref cursor);
    }

    /// <summary>Adds the page that the cursor is on.</summary>
    public void Add(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        IsTruncated = false;
        PageCount = 0;
        OtherMembers.Clear();
        while (cursor.MoveToMember())
        {
            AddMember(ref cursor);
        }
    }

    /// <summary>The accounts that the entities belong to; AWS's own policies belong to none.</summary>
    public IReadOnlySet<AccountId> Accounts()
    {
        var accounts = new HashSet<AccountId>();
        foreach (var arn in _users.Keys.Concat(_groups.Keys).Concat(_roles.Keys).Concat(_policies.Keys))
        {
            if (AccountId.TryParse(arn.Account, out var account))
            {
                accounts.Add(account);
            }
        }

        return accounts;
    }

    private void AddMember(ref DetailsCursor cursor)
    {
        switch (cursor.Member)
        {
            case "UserDetailList":
                AddAll(ref cursor, SnapshotSection.Users, _users, UserReader.Read, user => user.Arn);
                break;
            case "GroupDetailList":
                AddAll(ref cursor, SnapshotSection.Groups, _groups, GroupReader.Read, group => group.Arn);
                break;
            case "RoleDetailList":
                AddAll(ref cursor, SnapshotSection.Roles, _roles, RoleReader.Read, role => role.Arn);
                break;
            case "Policies":
                AddAll(
                    ref cursor,
                    SnapshotSection.ManagedPolicies,
                    _policies,
                    ManagedPolicyReader.Read,
                    policy => policy.Arn
                );
                break;
            case "IsTruncated":
                IsTruncated |= cursor.Flag();
                break;
            case "NextToken": // The AWS CLI's word for a marker, when --max-items cut its output short.
                IsTruncated |= cursor.Kind is not JsonTokenType.Null;
                cursor.Skip();
                break;
            default:
                OtherMembers.Add(cursor.Member);
                cursor.Skip();
                break;
        }
    }

    private void AddAll<T>(
        ref DetailsCursor cursor,
        SnapshotSection section,
        Dictionary<Arn, T> entities,
        IdentityParts.ReadItem<T> read,
        Func<T, Arn> arnOf
    )
    {
        cursor.ExpectList();
        Seen.Add(section);
        while (cursor.MoveToItem())
        {
            var entity = read(ref cursor);
            entities[arnOf(entity)] = entity;
            PageCount++;
        }
    }

    /// <summary>By name as people look for it, then by ARN: the same order whatever order the pages came in.</summary>
    private static ImmutableArray<T> Sorted<T>(
        Dictionary<Arn, T> entities,
        Func<T, string> nameOf,
        Func<T, Arn> arnOf
    ) =>
        [
            .. entities
                .Values.OrderBy(nameOf, StringComparer.OrdinalIgnoreCase)
                .ThenBy(entity => arnOf(entity).ToString(), StringComparer.Ordinal),
        ];
}
