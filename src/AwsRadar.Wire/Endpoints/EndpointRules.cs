using System.Collections.Concurrent;
using System.Text.Json;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Endpoints.Parameters;
using AwsRadar.Wire.Endpoints.Rules;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Endpoints;

/// <summary>
/// A service's own rules for where it is called: regional, global, FIPS and dual-stack endpoints, those of other
/// partitions, and those that depend on a call's parameters. Immutable and safe to share between threads.
/// </summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/specification.html</remarks>
public sealed class EndpointRules
{
    /// <summary>What global services take in place of a region.</summary>
    public const string GlobalRegion = "aws-global";

    private static readonly ConcurrentDictionary<string, EndpointRules> Opened = new(StringComparer.Ordinal);
    private readonly RuleSet _rules;

    private EndpointRules(RuleSet rules)
    {
        _rules = rules;
        AsksForAccount = rules.Parameters.Any(parameter => parameter.BuiltIn is BuiltIns.AccountId);
    }

    /// <summary>Whether an endpoint may depend on the account of the credentials, which then have to be known first.</summary>
    public bool AsksForAccount { get; }

    /// <summary>The rules of a service, compiled when they are first asked for.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged, or has no rules for the service.</exception>
    public static EndpointRules Of(ServiceModel service) => Opened.GetOrAdd(service.Name, Open);

    /// <summary>Where a call goes, or one sentence that says why the rules have no endpoint for it.</summary>
    /// <param name="operation">Null asks for the service as such, as far as its rules answer that.</param>
    /// <param name="input">The call's parameters in the AWS CLI's shape; default for none.</param>
    public WireResult<ResolvedEndpoint> Resolve(
        EndpointSettings settings,
        OperationModel? operation = null,
        JsonElement input = default
    ) => _rules.Evaluate(parameter => Find(parameter, settings, operation, input));

    /// <summary>
    /// What a call contributes to its service's rules, as text: two calls with the same text have the same endpoint, as long
    /// as the settings are the same. Empty for most operations.
    /// </summary>
    public static string KeyOf(OperationModel operation, JsonElement input) =>
        operation.VariesEndpoint ? OperationParameters.KeyOf(operation, input) : "";

    /// <summary>Compiles rules that are not those of the catalog.</summary>
    internal static EndpointRules Read(JsonElement ruleSet) => new(RuleSetReader.Read(ruleSet));

    private static EndpointRules Open(string service) =>
        EndpointCatalog.TryReadRuleSet(service, out var ruleSet)
            ? Read(ruleSet)
            : throw new InvalidDataException($"There are no endpoint rules for `{service}`. Install aws-radar again.");

    private static RuleValue? Find(
        RuleParameter parameter,
        EndpointSettings settings,
        OperationModel? operation,
        JsonElement input
    ) =>
        (operation is null ? null : OperationParameters.Find(parameter.Name, operation, input))
        ?? parameter.Setting?.Invoke(settings);
}
