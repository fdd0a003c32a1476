using AwsRadar.Core.Arns;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.Sts;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Serving;

/// <summary>
/// The two operations of STS that need no signature, because they bring a token of an identity provider. Everything else
/// is refused before anything is read of it.
/// </summary>
internal static class UnsignedRequests
{
    public const string Service = "sts";

    /// <summary>STS's global endpoint is in this region.</summary>
    public const string Region = "us-east-1";

    /// <summary>Whether the request may be answered although nobody signed it.</summary>
    /// <param name="unsigned">What reading the signature came to.</param>
    public static bool AreAllowed(LabServices services, WireRequest request, WireError unsigned) =>
        unsigned.Code is "MissingAuthenticationToken"
        && services.TryFind(Service, request, out var service)
        && service.Protocol.ReadRequest(service.Model, request).TryGet(out var call, out _)
        && StsOperations.ByName.GetValueOrDefault(call.Operation.Name)?.Identify is not null;

    /// <summary>The call, made by whom its token speaks for where the operation goes by a token.</summary>
    public static LabError? Identify(Operation operation, ref OperationCall call)
    {
        if (operation.Identify is not { } identify)
        {
            return null;
        }

        call = call with { State = AccountOfRole(call) };
        var result = identify(call);
        call = result.Holder is { } holder ? call with { Caller = Caller.Of(holder, call.State.AccountId) } : call;
        return result.Error;
    }

    /// <summary>The provider is asked for where the role is. An account that the lab does not have has neither.</summary>
    private static AccountState AccountOfRole(OperationCall call) =>
        Arn.TryParse(call.Text("RoleArn"), out var role) ? call.Lab.Find(role.Account) ?? call.State : call.State;
}
