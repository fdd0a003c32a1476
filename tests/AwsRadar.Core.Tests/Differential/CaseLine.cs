using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>Writes a scenario's request as an evaluation case, to be looked at and kept in the corpus.</summary>
internal static class CaseLine
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Scenario scenario, DraftRequest request)
    {
        var line = new JsonObject
        {
            ["request"] = new JsonObject
            {
                ["principal"] = scenario.Principal,
                ["action"] = request.Action,
                ["resource"] = new JsonObject { ["arn"] = request.Resource, ["accountId"] = scenario.ResourceAccount },
                ["context"] = new JsonObject(request.Context.Select(key => KeyValuePair.Create(key.Name, Value(key)))),
            },
            ["identityPolicies"] = List(scenario.Identity),
            ["resourcePolicy"] = scenario.Resource is null ? null : Policy(scenario.Resource),
            ["permissionBoundaryPolicies"] = scenario.Boundary is { } boundary ? List(boundary) : null,
            ["sessionPolicy"] = scenario.Session is { } session ? List(session) : null,
            ["serviceControlPolicies"] = Levels(scenario.ServiceControl),
            ["resourceControlPolicies"] = Levels(scenario.ResourceControl),
            ["endpointPolicies"] = List(scenario.VpcEndpoint),
            ["organization"] = scenario.ManagementAccount is null
                ? null
                : new JsonObject { ["managementAccountId"] = scenario.ManagementAccount },
        };
        if (scenario.RestrictsPublicBuckets)
        {
            line["publicAccessBlock"] = new JsonObject { ["RestrictPublicBuckets"] = true };
        }

        AddWhatTheFormatLacks(line, scenario, request);
        return line.ToJsonString(Options);
    }

    private static void AddWhatTheFormatLacks(JsonObject line, Scenario scenario, DraftRequest request)
    {
        if (!request.IsContextComplete || !scenario.NotKnown.IsEmpty)
        {
            line["details"] = new JsonObject
            {
                ["isContextComplete"] = request.IsContextComplete,
                ["notKnown"] = new JsonArray([
                    .. scenario.NotKnown.Select(type => (JsonNode)JsonValue.Create(type.ToName())),
                ]),
            };
        }
    }

    private static JsonNode? Value(DraftKey key) =>
        key.IsMultivalued
            ? new JsonArray([.. key.Values.Select(value => (JsonNode)JsonValue.Create(value))])
            : JsonValue.Create(key.Values[0]);

    private static JsonArray Levels(ImmutableArray<ImmutableArray<DraftPolicy>> levels) =>
        new([
            .. levels.Select(
                (level, index) =>
                    (JsonNode)new JsonObject { ["orgIdentifier"] = $"level{index}", ["policies"] = List(level) }
            ),
        ]);

    private static JsonArray List(ImmutableArray<DraftPolicy> policies) =>
        new([
            .. policies.Select(
                (policy, index) =>
                    (JsonNode)new JsonObject { ["name"] = $"{policy.Type}{index}", ["policy"] = Policy(policy) }
            ),
        ]);

    private static JsonNode Policy(DraftPolicy policy)
    {
        var text = PolicyWriter.Write(policy, WritingStyle.Plain);
        return policy.Damage is null ? JsonNode.Parse(text)! : JsonValue.Create(text);
    }
}
