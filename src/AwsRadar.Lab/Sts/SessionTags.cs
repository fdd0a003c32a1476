using System.Collections.Immutable;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>The tags of a session: those of the input, and those that the caller's session hands on.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html</remarks>
internal static class SessionTags
{
    /// <summary>Why they are refused, or null.</summary>
    public static LabError? Read(OperationCall call, out ImmutableSortedDictionary<string, string> tags)
    {
        var inherited = InheritedFrom(call.Caller.Session);
        tags = inherited;
        if (TagInput.Check(call) is { } error)
        {
            return error;
        }

        if (call.Tags().Select(tag => tag.Key).FirstOrDefault(inherited.ContainsKey) is { } taken)
        {
            return LabError.InvalidInput(
                $"The tag key {taken} is transitive in the calling session and cannot be set again."
            );
        }

        tags = TagInput.Add(inherited, call);
        return null;
    }

    public static ImmutableSortedSet<string> TransitiveKeys(OperationCall call) =>
        call.Texts("TransitiveTagKeys")
            .Concat(call.Caller.Session?.TransitiveTagKeys ?? Enumerable.Empty<string>())
            .ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);

    private static ImmutableSortedDictionary<string, string> InheritedFrom(Session? session) =>
        session is null
            ? ResourceTags.Empty
            : ResourceTags.Empty.AddRange(session.Tags.Where(tag => session.TransitiveTagKeys.Contains(tag.Key)));
}
