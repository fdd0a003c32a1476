using System.Collections.Frozen;
using AwsRadar.Lab.Fixtures.Loading;

namespace AwsRadar.Lab.Fixtures;

/// <summary>Every fixture of a lab, read and found to fit the service models. It never changes.</summary>
/// <param name="Services">By the name that boto3 and the AWS CLI use: <c>s3</c>.</param>
internal sealed record FixtureLibrary(FrozenDictionary<string, ServiceFixtures> Services)
{
    /// <exception cref="LabStartException">The folder cannot be read, or some of it does not fit; all problems are named.</exception>
    public static FixtureLibrary Load(LabFixtures source, Func<string, string, bool> isCarriedOut)
    {
        var problems = new FixtureProblems(source);
        var files = FixtureFiles.Read(source, problems);
        var library = new FixtureAssembly(problems, isCarriedOut).Assemble(files);
        problems.ThrowIfAny();
        return library;
    }
}
