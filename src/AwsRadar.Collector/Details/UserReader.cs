using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html</summary>
internal static class UserReader
{
    private static readonly string Entity = Translatable("a user");

    public static User Read(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        Arn? arn = null;
        Arn? boundary = null;
        string? id = null;
        string? name = null;
        string? path = null;
        DateTimeOffset? created = null;
        ImmutableArray<string> groups = [];
        ImmutableArray<InlinePolicy> inline = [];
        ImmutableArray<AttachedPolicy> attached = [];
        ImmutableArray<Tag> tags = [];
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "Arn":
                    arn = cursor.Arn();
                    break;
                case "UserId":
                    id = cursor.Text();
                    break;
                case "UserName":
                    name = cursor.Text();
                    break;
                case "Path":
                    path = cursor.Text();
                    break;
                case "CreateDate":
                    created = cursor.Time();
                    break;
                case "GroupList":
                    groups = IdentityParts.List(ref cursor, static (ref cursor) => cursor.Text());
                    break;
                case "UserPolicyList":
                    inline = IdentityParts.List(ref cursor, IdentityParts.InlinePolicy);
                    break;
                case "AttachedManagedPolicies":
                    attached = IdentityParts.List(ref cursor, IdentityParts.AttachedPolicy);
                    break;
                case "PermissionsBoundary":
                    boundary = IdentityParts.PermissionsBoundary(ref cursor);
                    break;
                case "Tags":
                    tags = IdentityParts.List(ref cursor, IdentityParts.Tag);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new User
        {
            Arn = arn ?? throw DetailsException.Missing("Arn", Entity, start),
            Id = id ?? throw DetailsException.Missing("UserId", Entity, start),
            Name = name ?? throw DetailsException.Missing("UserName", Entity, start),
            Path = path ?? throw DetailsException.Missing("Path", Entity, start),
            CreatedAt = created ?? throw DetailsException.Missing("CreateDate", Entity, start),
            GroupNames = groups,
            InlinePolicies = inline,
            AttachedPolicies = attached,
            PermissionsBoundary = boundary,
            Tags = tags,
        };
    }
}
