using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>What no fixture answers is refused, with the file that would answer it: unknown is never none.</summary>
internal static class WithoutFixtures
{
    private const int NotImplemented = 501;

    public static LabError Refuse(ServiceModel service, OperationModel operation, FixtureScope scope) =>
        Refusal(
            $"The lab has no fixture for {service.Name} {operation.Name} in {scope.Region} of {scope.Account}: "
                + $"{service.Name}/{operation.Name}.json in the fixtures' folder would answer it."
        );

    public static LabError RefuseInput(
        ServiceModel service,
        OperationModel operation,
        ImmutableArray<FixtureCase> cases
    ) =>
        Refusal(
            $"No case of {FileOf(cases[^1])} fits this input of {service.Name} {operation.Name}: "
                + "one more, without `input`, would answer all others."
        );

    private static LabError Refusal(string message) =>
        new("NotImplemented", NotImplemented, message) { IsVerbatim = true };

    private static string FileOf(FixtureCase each) =>
        each.Origin.EndsWith(']') ? each.Origin[..each.Origin.LastIndexOf('[')] : each.Origin;
}
