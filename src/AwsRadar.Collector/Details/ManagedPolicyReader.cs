using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html</summary>
internal static class ManagedPolicyReader
{
    private static readonly string Entity = Translatable("a policy");
    private static readonly string VersionEntity = Translatable("a policy version");

    /// <summary>Also reads the answer of <c>GetPolicy</c>, which has the same members without the versions.</summary>
    public static ManagedPolicy Read(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        Arn? arn = null;
        string? id = null;
        string? name = null;
        string? path = null;
        string? defaultVersion = null;
        string? description = null;
        DateTimeOffset? created = null;
        DateTimeOffset? updated = null;
        var attachments = 0;
        var boundaryUses = 0;
        var isAttachable = true;
        ImmutableArray<PolicyVersion> versions = [];
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "Arn":
                    arn = cursor.Arn();
                    break;
                case "PolicyId":
                    id = cursor.Text();
                    break;
                case "PolicyName":
                    name = cursor.Text();
                    break;
                case "Path":
                    path = cursor.Text();
                    break;
                case "DefaultVersionId":
                    defaultVersion = cursor.Text();
                    break;
                case "Description":
                    description = cursor.TextOrNull();
                    break;
                case "CreateDate":
                    created = cursor.Time();
                    break;
                case "UpdateDate":
                    updated = cursor.Time();
                    break;
                case "AttachmentCount":
                    attachments = cursor.Number();
                    break;
                case "PermissionsBoundaryUsageCount":
                    boundaryUses = cursor.Number();
                    break;
                case "IsAttachable":
                    isAttachable = cursor.Flag();
                    break;
                case "PolicyVersionList":
                    versions = IdentityParts.List(ref cursor, ReadVersion);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new ManagedPolicy
        {
            Arn = arn ?? throw DetailsException.Missing("Arn", Entity, start),
            Id = id ?? throw DetailsException.Missing("PolicyId", Entity, start),
            Name = name ?? throw DetailsException.Missing("PolicyName", Entity, start),
            Path = path ?? throw DetailsException.Missing("Path", Entity, start),
            CreatedAt = created ?? throw DetailsException.Missing("CreateDate", Entity, start),
            UpdatedAt = updated ?? throw DetailsException.Missing("UpdateDate", Entity, start),
            DefaultVersionId = defaultVersion ?? throw DetailsException.Missing("DefaultVersionId", Entity, start),
            Versions = versions,
            AttachmentCount = attachments,
            PermissionsBoundaryUsageCount = boundaryUses,
            IsAttachable = isAttachable,
            Description = description,
        };
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html</summary>
    public static PolicyVersion ReadVersion(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        string? id = null;
        bool? isDefault = null;
        DateTimeOffset? created = null;
        PolicyText? document = null;
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "VersionId":
                    id = cursor.Text();
                    break;
                case "IsDefaultVersion":
                    isDefault = cursor.Flag();
                    break;
                case "CreateDate":
                    created = cursor.Time();
                    break;
                case "Document":
                    document = cursor.Policy();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new PolicyVersion(
            id ?? throw DetailsException.Missing("VersionId", VersionEntity, start),
            isDefault ?? throw DetailsException.Missing("IsDefaultVersion", VersionEntity, start),
            created ?? throw DetailsException.Missing("CreateDate", VersionEntity, start),
            document ?? throw DetailsException.Missing("Document", VersionEntity, start)
        );
    }
}
