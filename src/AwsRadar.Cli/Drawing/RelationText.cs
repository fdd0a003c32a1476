using AwsRadar.Core.Graph;

namespace AwsRadar.Cli.Drawing;

/// <summary>The ties of a drawing in words.</summary>
internal static class RelationText
{
    /// <summary>Read from the holder: alice <c>is member of</c> developers.</summary>
    public static string Onwards(RelationKind kind) =>
        kind switch
        {
            RelationKind.MemberOf => "member of",
            RelationKind.Attached => "attached",
            RelationKind.Inline => "has",
            RelationKind.BoundedBy => "bounded by",
            RelationKind.MayAssume => "trusted by",
            RelationKind.MayNotAssume => "refused by",
            RelationKind.HandsOut => "hands out",
            RelationKind.Allows => "allows",
            RelationKind.Denies => "denies",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>Read from what is held: developers <c>has member</c> alice.</summary>
    public static string Back(RelationKind kind) =>
        kind switch
        {
            RelationKind.MemberOf => "member",
            RelationKind.Attached => "attached to",
            RelationKind.Inline => "part of",
            RelationKind.BoundedBy => "boundary of",
            RelationKind.MayAssume => "trusts",
            RelationKind.MayNotAssume => "refuses",
            RelationKind.HandsOut => "handed out by",
            RelationKind.Allows => "allowed by",
            RelationKind.Denies => "denied by",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>What a tie says when it does not always hold.</summary>
    public const string Conditional = "under conditions";

    /// <summary>The words on a drawn line.</summary>
    public static string OnLine(Relation relation) =>
        relation.IsConditional ? $"{Onwards(relation.Kind)}, {Conditional}" : Onwards(relation.Kind);
}
