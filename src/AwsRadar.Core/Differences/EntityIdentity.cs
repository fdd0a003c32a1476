namespace AwsRadar.Core.Differences;

/// <summary>How an entity is found again in another snapshot.</summary>
/// <param name="Key">Names it in its list at one time; upper and lower case are alike.</param>
/// <param name="Name">What people call it.</param>
internal sealed record EntityIdentity(string Key, string Name)
{
    /// <summary>Never given again, not even to an entity of the same name; null: it has none.</summary>
    public string? Id { get; init; }

    public string? Arn { get; init; }

    /// <summary>The name of the user that it belongs to.</summary>
    public string? Owner { get; init; }

    /// <summary>The service that lists it, as the ledger names it; null: every call of its section may.</summary>
    public string? Service { get; init; }

    /// <summary>The region that it is in; null: it has none.</summary>
    public string? Region { get; init; }

    /// <summary>Whether a call about single things was about this one.</summary>
    public bool IsNamed(string subject) =>
        Is(subject, Key)
        || Is(subject, Name)
        || (Arn is not null && Is(subject, Arn))
        || (Id is not null && Is(subject, Id));

    /// <summary>Whether such a call lists what belongs to the owner.</summary>
    public bool IsOwnerNamed(string subject) => Owner is not null && Is(subject, Owner);

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
