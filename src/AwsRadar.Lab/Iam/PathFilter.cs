using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam;

/// <summary>The <c>PathPrefix</c> member of an input.</summary>
internal static class PathFilter
{
    public static IEnumerable<T> BelowPath<T>(this OperationCall call, IEnumerable<T> identities)
        where T : Identity => call.BelowPath(identities, identity => identity.Path);

    public static IEnumerable<T> BelowPath<T>(this OperationCall call, IEnumerable<T> items, Func<T, string> path) =>
        call.OptionalText("PathPrefix") is { } prefix
            ? items.Where(item => path(item).StartsWith(prefix, StringComparison.Ordinal))
            : items;
}
