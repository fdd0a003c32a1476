using AwsRadar.Core.Graph;

namespace AwsRadar.Cli.Drawing;

/// <summary>The ties of a drawing in words.</summary>
internal static class RelationText
{
    /// <summary>Read from the holder: alice <c>is member of</c> developers.</summary>
    public static string Onwards(RelationKind kind) =>
        kind switch
        {
            RelationKind.MemberOf => Translate("member of"),
            RelationKind.Attached => Translate("attached"),
            RelationKind.Inline => Translate("has"),
            RelationKind.BoundedBy => Translate("bounded by"),
            RelationKind.MayAssume => Translate("trusted by"),
            RelationKind.MayNotAssume => Translate("refused by"),
            RelationKind.HandsOut => Translate("hands out"),
            RelationKind.Allows => Translate("allows"),
            RelationKind.Denies => Translate("denies"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>Read from what is held: developers <c>has member</c> alice.</summary>
    public static string Back(RelationKind kind) =>
        kind switch
        {
            RelationKind.MemberOf => Translate("member"),
            RelationKind.Attached => Translate("attached to"),
            RelationKind.Inline => Translate("part of"),
            RelationKind.BoundedBy => Translate("boundary of"),
            RelationKind.MayAssume => Translate("trusts"),
            RelationKind.MayNotAssume => Translate("refuses"),
            RelationKind.HandsOut => Translate("handed out by"),
            RelationKind.Allows => Translate("allowed by"),
            RelationKind.Denies => Translate("denied by"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>What a tie says when it does not always hold.</summary>
    public static string Conditional => Translate("under conditions");

    /// <summary>The words on a drawn line.</summary>
    public static string OnLine(Relation relation) =>
        relation.IsConditional ? $"{Onwards(relation.Kind)}, {Conditional}" : Onwards(relation.Kind);
}
