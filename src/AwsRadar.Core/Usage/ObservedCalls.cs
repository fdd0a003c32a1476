using System.Collections.Immutable;

namespace AwsRadar.Core.Usage;

/// <summary>The calls that CloudTrail's files tell of.</summary>
public sealed record ObservedCalls
{
    public static ObservedCalls None { get; } = new();

    /// <summary>By the ARN of the user or role.</summary>
    public ImmutableDictionary<string, CallsOfIdentity> ByIdentity { get; init; } =
        ImmutableDictionary.Create<string, CallsOfIdentity>(StringComparer.Ordinal);

    /// <summary>The days (UTC) on which anybody in the account called anything.</summary>
    public ImmutableHashSet<DateOnly> Days { get; init; } = [];

    /// <summary>Somebody vouches that the files are those of all regions: then their silence means something.</summary>
    public bool IsComplete { get; init; }

    /// <summary>
    /// Whether CloudTrail logs each use of an action, in every trail: an operation that manages, of a service without data events.
    /// </summary>
    public Func<string, bool> IsLogged { get; init; } = _ => false;

    /// <summary>Whether there are events of every day of a period: a day without any may be one whose files are not there.</summary>
    public bool Covers(DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = DateOf(from); day <= DateOf(to); day = day.AddDays(1))
        {
            if (!Days.Contains(day))
            {
                return false;
            }
        }

        return true;
    }

    private static DateOnly DateOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}

/// <summary>What one user or role called.</summary>
public sealed record CallsOfIdentity
{
    /// <summary>When each action was used last, by its full name.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Actions { get; init; } =
        ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.OrdinalIgnoreCase);

    /// <summary>When a service was last called by an operation whose actions are not known.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Services { get; init; } =
        ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.OrdinalIgnoreCase);
}
