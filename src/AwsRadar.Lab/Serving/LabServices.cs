using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Lab.Fixtures.Answers;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.IamToolbox;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Organizations;
using AwsRadar.Lab.Sts;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Serving;

/// <summary>The services that the lab serves: those that it carries out, and with fixtures all others too.</summary>
/// <param name="fixtures">Null: the lab was started without.</param>
internal sealed class LabServices(FixtureWorld? fixtures)
{
    private const int NotImplemented = 501;

    /// <summary>Requests to it are signed for IAM; their path tells them apart.</summary>
    private const string Toolbox = "iam-toolbox";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, Operation>> CarriedOut = (
        (KeyValuePair<string, FrozenDictionary<string, Operation>>[])
            [
                new("iam", IamOperations.ByName),
                new("sts", StsOperations.ByName),
                new("organizations", OrganizationsOperations.ByName),
                new(Toolbox, IamToolboxOperations.ByName),
            ]
    ).ToFrozenDictionary(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, LabService> _open = new(StringComparer.Ordinal);

    /// <summary>Whether the lab carries out an operation itself.</summary>
    public static bool CarriesOut(string service, string operation) =>
        CarriedOut.TryGetValue(service, out var operations) && operations.ContainsKey(operation);

    /// <summary>Speaks to those who do not say whom they call.</summary>
    public LabService Default => Open("iam");

    /// <summary>The service that a request is for, by the name that it is signed for and, where that is not enough, by its form.</summary>
    /// <param name="name">As in the scope of the signature.</param>
    public bool TryFind(string name, WireRequest request, [NotNullWhen(true)] out LabService? service)
    {
        service =
            name is "iam" && IsForToolbox(request) ? Open(Toolbox)
            : CarriedOut.ContainsKey(name) ? Open(name)
            : fixtures is not null
            && ServiceFinder.Find(name, request, (model, operation) => fixtures.ServiceOf(model).Has(operation.Name))
                is { } model
                ? Open(model.Name)
            : null;
        return service is not null;
    }

    /// <summary>
    /// The service that speaks to a request whose signature does not hold, or whose service is not there. With AWS the endpoint
    /// speaks, whatever the scope says; here the form of the request stands for the endpoint.
    /// </summary>
    public LabService For(string name, WireRequest request) =>
        TryFind(name, request, out var service) && ServiceFinder.MayBeFor(service.Model, request) ? service : Default;

    public static WireError NotServed(string signingName) =>
        WireError.Service(
            "NotImplemented",
            $"The lab serves IAM, STS and Organizations, and other services from fixtures. The request is signed for '{signingName}'.",
            NotImplemented
        );

    /// <summary>What the lab answers to an operation that nothing answers.</summary>
    public static LabError NotCarriedOut(LabService service, OperationModel operation, FixtureScope scope) =>
        service.Fixtures is null
            ? new LabError("NotImplemented", NotImplemented, $"The lab does not carry out {operation.Name}.")
            : WithoutFixtures.Refuse(service.Model, operation, scope);

    /// <summary>The answer in the place of one that a killed lab would not know of.</summary>
    public static WireError NotKept =>
        WireError.Service(
            "ServiceFailure",
            "The lab cannot write its state file: is the disk full? What was asked for may be done, but is not kept.",
            status: 500
        );

    private static bool IsForToolbox(WireRequest request) =>
        request.RawPath.StartsWith("/authorization-details/", StringComparison.Ordinal);

    private LabService Open(string name) => _open.GetOrAdd(name, Create);

    private LabService Create(string name) =>
        ServiceCatalog.TryOpen(name, out var model) && ProtocolTable.TryGet(model.Protocol, out var protocol)
            ? new LabService(
                model,
                protocol,
                CarriedOut.GetValueOrDefault(name, FrozenDictionary<string, Operation>.Empty),
                fixtures?.ServiceOf(model)
            )
            : throw new InvalidDataException($"The service model of {name} is missing.");
}
