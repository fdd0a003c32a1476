using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Sts;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Serving;

/// <summary>The services that the lab serves, by the name that signatures are scoped to: one endpoint stands for all.</summary>
internal static class LabServices
{
    private static readonly FrozenDictionary<string, LabService> All = (
        (LabService[])[Open("iam", IamOperations.ByName), Open("sts", StsOperations.ByName)]
    ).ToFrozenDictionary(service => service.Model.SigningName, StringComparer.Ordinal);

    /// <summary>Speaks to those who do not say whom they call.</summary>
    public static LabService Default => All["iam"];

    public static bool TryGet(string signingName, [NotNullWhen(true)] out LabService? service) =>
        All.TryGetValue(signingName, out service);

    /// <summary>The service of that name, or the one that speaks in its place.</summary>
    public static LabService For(string signingName) => All.GetValueOrDefault(signingName) ?? Default;

    public static WireError NotServed(string signingName) =>
        WireError.Service(
            "NotImplemented",
            $"The lab serves IAM and STS. The request is signed for '{signingName}'.",
            status: 501
        );

    public static WireError NotCarriedOut(string operation) =>
        WireError.Service("NotImplemented", $"The lab does not carry out {operation}.", status: 501);

    /// <summary>The answer in the place of one that a killed lab would not know of.</summary>
    public static WireError NotKept =>
        WireError.Service(
            "ServiceFailure",
            "The lab cannot write its state file: is the disk full? What was asked for may be done, but is not kept.",
            status: 500
        );

    private static LabService Open(string name, FrozenDictionary<string, Operation> operations) =>
        ServiceCatalog.TryOpen(name, out var model) && ProtocolTable.TryGet(model.Protocol, out var protocol)
            ? new LabService(model, protocol, operations)
            : throw new InvalidDataException($"The service model of {name} is missing.");
}
