using AwsRadar.Tests.Cli;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(AwsRadar.Tests.LongestFirst))]

namespace AwsRadar.Tests;

/// <summary>
/// Begins with the build of the native program, which takes minutes and one processor: at the end the others would be idle.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderByDescending(collection =>
                collection.TestCollectionDisplayName.Contains(nameof(NativeAotTests), StringComparison.Ordinal)
            ),
        ];
}
