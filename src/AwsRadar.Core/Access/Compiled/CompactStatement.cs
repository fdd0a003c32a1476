using AwsRadar.Core.Conditions;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>A statement of which only numbers are left: what equal elements say is worked out once for all statements.</summary>
/// <param name="Certainty">Unknown where the statement or its document could not be read in full.</param>
/// <param name="Resource">Its <c>Resource</c> element; negative: it is about every resource.</param>
internal readonly record struct CompactStatement(
    bool IsAllow,
    Truth Certainty,
    int Resource,
    int FirstCondition,
    int EndOfConditions
);
