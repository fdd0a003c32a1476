using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GroupDetail.html</summary>
internal static class GroupReader
{
    private static readonly string Entity = Translatable("a group");

    public static Group Read(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        Arn? arn = null;
        string? id = null;
        string? name = null;
        string? path = null;
        DateTimeOffset? created = null;
        ImmutableArray<InlinePolicy> inline = [];
        ImmutableArray<AttachedPolicy> attached = [];
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "Arn":
                    arn = cursor.Arn();
                    break;
                case "GroupId":
                    id = cursor.Text();
                    break;
                case "GroupName":
                    name = cursor.Text();
                    break;
                case "Path":
                    path = cursor.Text();
                    break;
                case "CreateDate":
                    created = cursor.Time();
                    break;
                case "GroupPolicyList":
                    inline = IdentityParts.List(ref cursor, IdentityParts.InlinePolicy);
                    break;
                case "AttachedManagedPolicies":
                    attached = IdentityParts.List(ref cursor, IdentityParts.AttachedPolicy);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new Group
        {
            Arn = arn ?? throw DetailsException.Missing("Arn", Entity, start),
            Id = id ?? throw DetailsException.Missing("GroupId", Entity, start),
            Name = name ?? throw DetailsException.Missing("GroupName", Entity, start),
            Path = path ?? throw DetailsException.Missing("Path", Entity, start),
            CreatedAt = created ?? throw DetailsException.Missing("CreateDate", Entity, start),
            InlinePolicies = inline,
            AttachedPolicies = attached,
        };
    }
}
