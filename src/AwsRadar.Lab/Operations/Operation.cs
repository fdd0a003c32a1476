using System.Collections.Immutable;
using AwsRadar.Core.Conditions;

namespace AwsRadar.Lab.Operations;

/// <summary>One operation of the API: what it touches, and what it does once it is permitted.</summary>
/// <remarks>
/// <see cref="Handle"/> changes nothing: it makes an answer and a new account of a call. The lab carries it out again
/// when another request changed the account in between.
/// </remarks>
internal sealed record Operation
{
    /// <summary>As in the service model: <c>ListUsers</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What the caller must be permitted to do it to. Null: the operation needs no permission.
    /// </summary>
    public required Func<OperationCall, Target>? Target { get; init; }

    public required Func<OperationCall, OperationResult> Handle { get; init; }

    /// <summary>
    /// All permissions needed, where the action is not called like the operation or the input decides on them; null:
    /// the operation's own on its <see cref="Target"/>, and <see cref="AlsoNeeds"/>.
    /// </summary>
    public Func<OperationCall, IEnumerable<Permission>>? Needs { get; init; }

    /// <summary>Permissions needed besides the operation's own, such as <c>iam:PassRole</c>.</summary>
    public Func<OperationCall, IEnumerable<Permission>> AlsoNeeds { get; init; } = _ => [];

    /// <summary>Context keys that only this operation's requests have.</summary>
    public Func<OperationCall, IEnumerable<KeyValuePair<string, ContextValue>>> Keys { get; init; } = _ => [];

    /// <summary>
    /// Who calls, where not a signature but a token in the input tells, so that nobody need sign. Null: the signature tells.
    /// </summary>
    public Func<OperationCall, TokenResult>? Identify { get; init; }

    /// <summary>The operation, which with tags in its input needs the permission to tag as well.</summary>
    /// <param name="kind">As in <c>iam:TagUser</c>.</param>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html</remarks>
    public Operation AndTags(string kind) =>
        this with
        {
            AlsoNeeds = call => call.Has("Tags") ? [new Permission($"iam:Tag{kind}", Target!(call))] : [],
        };

    /// <summary>An operation on something that may or may not exist.</summary>
    public static Operation On(
        string name,
        Func<OperationCall, Target> target,
        Func<OperationCall, OperationResult> handle
    ) =>
        new()
        {
            Name = name,
            Target = target,
            Handle = handle,
        };

    /// <summary>An operation on something that must exist.</summary>
    public static Operation On<T>(string name, Subject<T> subject, Func<OperationCall, T, OperationResult> handle)
        where T : class =>
        new()
        {
            Name = name,
            Target = subject.Target,
            Handle = call => subject.Find(call) is { } found ? handle(call, found) : subject.Missing(call),
        };
}

/// <summary>An action on a resource.</summary>
/// <param name="PassedToService">For <c>iam:PassRole</c>: the service that gets the role.</param>
internal sealed record Permission(string Action, Target Target, string? PassedToService = null)
{
    /// <summary>The keys that the service puts into the request; default: those of IAM and STS.</summary>
    public ImmutableArray<KeyValuePair<string, ContextValue>> Keys { get; init; }
}
