using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Reference;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>Which operation tells a resource's policy, and where in its result. resource-policies.json is the table.</summary>
/// <param name="Arn">The form of the resource's ARN.</param>
/// <param name="Input">What the operation is asked with: member and text, in which the ARN's variables and <c>${Arn}</c> stand.</param>
/// <param name="Policy">The place of the document in the result.</param>
internal sealed record ResourcePolicyRow(
    string Service,
    string Operation,
    ArnTemplate Arn,
    ImmutableArray<KeyValuePair<string, string>> Input,
    ImmutableArray<string> Policy
)
{
    private const string Resource = "resource-policies.json";
    private static readonly Lazy<ImmutableArray<ResourcePolicyRow>> Table = new(Load);

    public static ImmutableArray<ResourcePolicyRow> All => Table.Value;

    /// <summary>The input that asks for the policy of one resource.</summary>
    public JsonElement InputFor(string arn, IReadOnlyDictionary<string, string> variables, FixtureScope scope)
    {
        var input = new JsonObject();
        foreach (var (member, template) in Input)
        {
            input[member] = ArnTemplate
                .Parse(template)
                .Fill(name =>
                    name switch
                    {
                        "Arn" => arn,
                        "DnsSuffix" => scope.Partition.DnsSuffix,
                        _ => variables[name],
                    }
                );
        }

        return input.ToElement();
    }

    private static ImmutableArray<ResourcePolicyRow> Load()
    {
        using var stream = typeof(ResourcePolicyRow).Assembly.GetManifestResourceStream(Resource)!;
        using var table = JsonDocument.Parse(stream);
        return
        [
            .. table
                .RootElement.EnumerateArray()
                .Select(row => new ResourcePolicyRow(
                    row.GetProperty("service").GetString()!,
                    row.GetProperty("operation").GetString()!,
                    ArnTemplate.Parse(row.GetProperty("arn").GetString()!),
                    [
                        .. row.GetProperty("input")
                            .EnumerateObject()
                            .Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!)),
                    ],
                    [.. row.GetProperty("policy").GetString()!.Split('.')]
                )),
        ];
    }
}
