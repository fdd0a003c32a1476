using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_InstanceProfile.html</summary>
internal static class InstanceProfileReader
{
    private static readonly string Entity = Translatable("an instance profile");

    public static InstanceProfile Read(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        Arn? arn = null;
        string? id = null;
        string? name = null;
        string? path = null;
        DateTimeOffset? created = null;
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "Arn":
                    arn = cursor.Arn();
                    break;
                case "InstanceProfileId":
                    id = cursor.Text();
                    break;
                case "InstanceProfileName":
                    name = cursor.Text();
                    break;
                case "Path":
                    path = cursor.Text();
                    break;
                case "CreateDate":
                    created = cursor.Time();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new InstanceProfile(
            arn ?? throw DetailsException.Missing("Arn", Entity, start),
            id ?? throw DetailsException.Missing("InstanceProfileId", Entity, start),
            name ?? throw DetailsException.Missing("InstanceProfileName", Entity, start),
            path ?? throw DetailsException.Missing("Path", Entity, start),
            created ?? throw DetailsException.Missing("CreateDate", Entity, start)
        );
    }
}
