using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>OIDC and SAML providers.</summary>
internal static class IdentityProviderCollector
{
    public static async Task<ImmutableArray<IdentityProvider>> CollectAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    )
    {
        var saml = await SamlAsync(runner, cancellationToken);
        var oidc = await OidcAsync(runner, cancellationToken);
        return
        [
            .. oidc.Concat(saml)
                .DistinctBy(provider => provider.Arn)
                .OrderBy(provider => provider.Arn.ToString(), StringComparer.Ordinal),
        ];
    }

    private static async Task<List<IdentityProvider>> SamlAsync(CallRunner runner, CancellationToken cancellationToken)
    {
        var providers = new List<IdentityProvider>();
        await runner.RunAsync(
            CallRegistry.Find("iam", "ListSAMLProviders"),
            CallInput.None,
            page =>
            {
                var added = AnswerReader.List(page, "SAMLProviderList").Select(Saml).ToArray();
                providers.AddRange(added);
                return added.Length;
            },
            null,
            cancellationToken
        );
        return providers;
    }

    private static async Task<List<IdentityProvider>> OidcAsync(CallRunner runner, CancellationToken cancellationToken)
    {
        var arns = new List<Arn>();
        await runner.RunAsync(
            CallRegistry.Find("iam", "ListOpenIDConnectProviders"),
            CallInput.None,
            page =>
            {
                var added = AnswerReader
                    .List(page, "OpenIDConnectProviderList")
                    .Select(provider => AnswerReader.Arn(provider, "Arn"))
                    .ToArray();
                arns.AddRange(added);
                return added.Length;
            },
            null,
            cancellationToken
        );

        arns = [.. arns.Distinct()];
        runner.Ledger.Plan(arns.Count);
        var providers = new List<IdentityProvider>();
        foreach (var arn in arns)
        {
            if (await OidcAsync(runner, arn, cancellationToken) is { } provider)
            {
                providers.Add(provider);
            }
        }

        return providers;
    }

    /// <summary>One provider; without its audiences if they cannot be read, null if it was deleted meanwhile.</summary>
    private static async Task<IdentityProvider?> OidcAsync(
        CallRunner runner,
        Arn arn,
        CancellationToken cancellationToken
    )
    {
        var call = CallRegistry.Find("iam", "GetOpenIDConnectProvider");
        var provider = new IdentityProvider
        {
            Arn = arn,
            Kind = IdentityProviderKind.Oidc,
            Name = Issuer(arn),
        };
        var reply = await runner.AskAsync(
            call,
            CallInput.Of("OpenIDConnectProviderArn", arn.ToString()),
            answer =>
            {
                provider = provider with
                {
                    ClientIds = [.. AnswerReader.List(answer, "ClientIDList").Select(ClientId)],
                    CreatedAt = AnswerReader.TimeOrNull(answer, "CreateDate"),
                };
                return 1;
            },
            cancellationToken
        );

        var isGone = reply.Error?.Kind is CallErrorKind.NotFound;
        runner.Enter(
            call,
            arn.ToString(),
            isGone
                ? reply with
                {
                    Outcome = CallOutcome.Ok,
                    Message = Translatable("The provider was deleted during the scan."),
                }
                : reply
        );
        return isGone ? null : provider;
    }

    private static IdentityProvider Saml(JsonElement provider)
    {
        var arn = AnswerReader.Arn(provider, "Arn");
        return new IdentityProvider
        {
            Arn = arn,
            Kind = IdentityProviderKind.Saml,
            Name = arn.Name.ToString(),
            CreatedAt = AnswerReader.TimeOrNull(provider, "CreateDate"),
            ValidUntil = AnswerReader.TimeOrNull(provider, "ValidUntil"),
        };
    }

    /// <summary>The ARN holds the issuer's URL without its scheme: <c>oidc-provider/token.actions.githubusercontent.com</c>.</summary>
    private static string Issuer(Arn arn) => arn.Resource[(arn.Resource.IndexOf('/') + 1)..].ToString();

    private static string ClientId(JsonElement id) =>
        id.ValueKind is JsonValueKind.String
            ? id.GetString()!
            : throw AnswerReader.Wrong("ClientIDList", Translatable("text"));
}
