using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html</summary>
internal static class RoleReader
{
    private static readonly string Entity = Translatable("a role");

    public static Role Read(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        Arn? arn = null;
        Arn? boundary = null;
        string? id = null;
        string? name = null;
        string? path = null;
        DateTimeOffset? created = null;
        PolicyText? trust = null;
        (DateTimeOffset? At, string? Region) lastUsed = default;
        ImmutableArray<InlinePolicy> inline = [];
        ImmutableArray<AttachedPolicy> attached = [];
        ImmutableArray<InstanceProfile> profiles = [];
        ImmutableArray<Tag> tags = [];
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "Arn":
                    arn = cursor.Arn();
                    break;
                case "RoleId":
                    id = cursor.Text();
                    break;
                case "RoleName":
                    name = cursor.Text();
                    break;
                case "Path":
                    path = cursor.Text();
                    break;
                case "CreateDate":
                    created = cursor.Time();
                    break;
                case "AssumeRolePolicyDocument":
                    trust = cursor.Policy();
                    break;
                case "RolePolicyList":
                    inline = IdentityParts.List(ref cursor, IdentityParts.InlinePolicy);
                    break;
                case "AttachedManagedPolicies":
                    attached = IdentityParts.List(ref cursor, IdentityParts.AttachedPolicy);
                    break;
                case "PermissionsBoundary":
                    boundary = IdentityParts.PermissionsBoundary(ref cursor);
                    break;
                case "InstanceProfileList":
                    profiles = IdentityParts.List(ref cursor, InstanceProfileReader.Read);
                    break;
                case "RoleLastUsed":
                    lastUsed = LastUsed(ref cursor);
                    break;
                case "Tags":
                    tags = IdentityParts.List(ref cursor, IdentityParts.Tag);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new Role
        {
            Arn = arn ?? throw DetailsException.Missing("Arn", Entity, start),
            Id = id ?? throw DetailsException.Missing("RoleId", Entity, start),
            Name = name ?? throw DetailsException.Missing("RoleName", Entity, start),
            Path = path ?? throw DetailsException.Missing("Path", Entity, start),
            CreatedAt = created ?? throw DetailsException.Missing("CreateDate", Entity, start),
            TrustPolicy = trust ?? throw DetailsException.Missing("AssumeRolePolicyDocument", Entity, start),
            InlinePolicies = inline,
            AttachedPolicies = attached,
            PermissionsBoundary = boundary,
            InstanceProfiles = profiles,
            LastUsedAt = lastUsed.At,
            LastUsedRegion = lastUsed.Region,
            Tags = tags,
        };
    }

    private static (DateTimeOffset? At, string? Region) LastUsed(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        (DateTimeOffset? At, string? Region) lastUsed = default;
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "LastUsedDate":
                    lastUsed.At = cursor.Time();
                    break;
                case "Region":
                    lastUsed.Region = cursor.Text();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return lastUsed;
    }
}
