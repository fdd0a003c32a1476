using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>The parts that users, groups and roles have in common.</summary>
internal static class IdentityParts
{
    public delegate T ReadItem<T>(ref DetailsCursor cursor);

    /// <summary>A list of items, each read by <paramref name="read"/>; null reads as empty.</summary>
    public static ImmutableArray<T> List<T>(ref DetailsCursor cursor, ReadItem<T> read)
    {
        cursor.ExpectList();
        var items = ImmutableArray.CreateBuilder<T>();
        while (cursor.MoveToItem())
        {
            items.Add(read(ref cursor));
        }

        return items.DrainToImmutable();
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyDetail.html</summary>
    public static InlinePolicy InlinePolicy(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        string? name = null;
        PolicyText? document = null;
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "PolicyName":
                    name = cursor.Text();
                    break;
                case "PolicyDocument":
                    document = cursor.Policy();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new InlinePolicy(
            name ?? throw DetailsException.Missing("PolicyName", Translatable("an inline policy"), start),
            document ?? throw DetailsException.Missing("PolicyDocument", Translatable("an inline policy"), start)
        );
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachedPolicy.html</summary>
    public static AttachedPolicy AttachedPolicy(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        string? name = null;
        Arn? arn = null;
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "PolicyName":
                    name = cursor.Text();
                    break;
                case "PolicyArn":
                    arn = cursor.Arn();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new AttachedPolicy(
            name ?? throw DetailsException.Missing("PolicyName", Translatable("an attached policy"), start),
            arn ?? throw DetailsException.Missing("PolicyArn", Translatable("an attached policy"), start)
        );
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachedPermissionsBoundary.html</summary>
    public static Arn PermissionsBoundary(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        Arn? arn = null;
        while (cursor.MoveToMember())
        {
            if (cursor.Member is "PermissionsBoundaryArn")
            {
                arn = cursor.Arn();
            }
            else
            {
                cursor.Skip();
            }
        }

        return arn
            ?? throw DetailsException.Missing("PermissionsBoundaryArn", Translatable("a permissions boundary"), start);
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html</summary>
    public static Tag Tag(ref DetailsCursor cursor)
    {
        cursor.ExpectObject();
        var start = cursor.Offset;
        string? key = null;
        string? value = null;
        while (cursor.MoveToMember())
        {
            switch (cursor.Member)
            {
                case "Key":
                    key = cursor.Text();
                    break;
                case "Value":
                    value = cursor.Text();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return new Tag(key ?? throw DetailsException.Missing("Key", Translatable("a tag"), start), value ?? "");
    }
}
