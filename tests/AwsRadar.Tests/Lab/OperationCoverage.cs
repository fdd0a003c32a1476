using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Organizations;
using AwsRadar.Lab.Sts;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>What the cases show of one operation of the lab.</summary>
internal sealed record OperationCoverage(string Service, OperationModel Model, IReadOnlyList<OperationCase> Cases)
{
    /// <summary>Every operation that the lab carries out.</summary>
    public static IReadOnlyList<OperationCoverage> All { get; } =
    [
        .. Of("iam", IamOperations.ByName.Keys),
        .. Of("sts", StsOperations.ByName.Keys),
        .. Of("organizations", OrganizationsOperations.ByName.Keys),
    ];

    public string Name => Model.Name;

    public int GoodCases => Cases.Count(one => one.Error is null);

    public bool IsFree => Cases.Any(one => one.IsFree);

    /// <summary>AWS refuses it to accounts that are not enabled for GovCloud, and none of the lab is.</summary>
    public bool IsAlwaysRefused => Name is "CreateGovCloudAccount";

    /// <summary>With and without the permission, or a refusal of the operation's own kind, such as a role's trust policy.</summary>
    public int Denials => Cases.Count(one => one.HasDenial || IsDenial(one.Error));

    public IEnumerable<string> Documented => Model.Errors.Select(error => error.Error?.Code ?? error.Name);

    public IEnumerable<string> Shown =>
        Documented.Where(code => Cases.Any(one => one.Error == code) || (IsDenial(code) && Denials > 0));

    public IEnumerable<string> NotShown => Documented.Except(Shown, StringComparer.Ordinal);

    /// <summary>The operations of a service's model that the lab does not carry out.</summary>
    public static IEnumerable<string> NotCarriedOut(string service) =>
        Open(service)
            .OperationNames.Except(
                All.Where(one => one.Service == service).Select(one => one.Name),
                StringComparer.Ordinal
            )
            .Order(StringComparer.Ordinal);

    /// <summary>Some services document the denial, which most leave to the errors that all have in common.</summary>
    private static bool IsDenial(string? code) => code is "AccessDenied" or "AccessDeniedException";

    private static IEnumerable<OperationCoverage> Of(string service, IEnumerable<string> operations)
    {
        var model = Open(service);
        var cases = OperationCases
            .All.Where(one => one.Service == service)
            .ToLookup(one => one.Operation, StringComparer.Ordinal);
        foreach (var name in operations.Order(StringComparer.Ordinal))
        {
            Assert.True(model.TryGetOperation(name, out var operation), $"The model of {service} has no {name}.");
            yield return new OperationCoverage(service, operation, [.. cases[name]]);
        }
    }

    private static ServiceModel Open(string service)
    {
        Assert.True(ServiceCatalog.TryOpen(service, out var model));
        return model;
    }
}
