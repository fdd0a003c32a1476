using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Account;

/// <summary>What tokens STS gives out for the account.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetSecurityTokenServicePreferences.html,
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOutboundWebIdentityFederation.html and its siblings
/// </remarks>
internal static class TokenOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("SetSecurityTokenServicePreferences", Subjects.Everything, SetVersion),
        Operation.On("EnableOutboundWebIdentityFederation", Subjects.Everything, Enable),
        Operation.On("DisableOutboundWebIdentityFederation", Subjects.Everything, Disable),
        Operation.On("GetOutboundWebIdentityFederationInfo", Subjects.Everything, Get),
    ];

    private static OperationResult SetVersion(OperationCall call) =>
        With(
            call,
            call.State.Settings with
            {
                GlobalEndpointTokenVersion = call.Text("GlobalEndpointTokenVersion") is "v2Token" ? 2 : 1,
            }
        );

    private static OperationResult Enable(OperationCall call)
    {
        if (call.State.Settings.IsIssuing)
        {
            return new LabError(
                "FeatureEnabled",
                409,
                "Outbound identity federation is already enabled for your account."
            );
        }

        var issuer = call.State.Settings.Issuer ?? TokenIssuer.Create();
        return With(call, call.State.Settings with { Issuer = issuer, IsIssuing = true })
            .Answer(new JsonObject { ["IssuerIdentifier"] = issuer.Url });
    }

    private static OperationResult Disable(OperationCall call) =>
        call.State.Settings.IsIssuing ? With(call, call.State.Settings with { IsIssuing = false }) : Disabled;

    private static OperationResult Get(OperationCall call) =>
        call.State.Settings is { Issuer: { } issuer, IsIssuing: true }
            ? new JsonObject { ["IssuerIdentifier"] = issuer.Url, ["JwtVendingEnabled"] = true }
            : Disabled;

    private static AccountState With(OperationCall call, AccountSettings settings) =>
        call.State with
        {
            Settings = settings,
        };

    private static LabError Disabled =>
        new("FeatureDisabled", 404, "Outbound identity federation is not enabled for your account.");
}
