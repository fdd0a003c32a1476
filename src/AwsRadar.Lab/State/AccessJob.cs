using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>A report of the access advisor as it was made.</summary>
/// <param name="Requester">Who alone may read it: the unique id of the user or role, or the account's.</param>
/// <param name="IsByAction">Whether it tells single actions too.</param>
/// <param name="Services">The services that the subject's policies allow, in order.</param>
/// <param name="Entities">Users and roles that have the subject's permissions.</param>
internal sealed record AccessJob(
    string Id,
    string Requester,
    bool IsByAction,
    DateTimeOffset At,
    ImmutableArray<string> Services,
    ImmutableArray<AccessEntity> Entities
);

/// <param name="Uses">What it tried, and when it last did.</param>
internal sealed record AccessEntity(
    string Kind,
    string Arn,
    string Id,
    string Name,
    string Path,
    ImmutableArray<ActionUse> Uses
);

/// <summary>The last time that an action was asked for, granted or not.</summary>
/// <param name="Service">The prefix of the service's actions: <c>iam</c>.</param>
/// <param name="Action">The name behind the colon.</param>
internal sealed record ActionUse(string Service, string Action, DateTimeOffset At, string Region);
