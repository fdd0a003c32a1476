using System.Text;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Policies;
using AwsRadar.Collector.Resources;
using AwsRadar.Tests.Store;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>docs/scan.md lists the calls of a scan, so it is made from the call registry itself.</summary>
public sealed class ScanDocumentTests
{
    private const string Begin =
        "<!-- calls: made from src/AwsRadar.Collector/Calls/scan-calls.json by ScanDocumentTests -->";

    private static void AddPolicies(StringBuilder document)
    {
        document.Append(
            "\n### Policies of resources\n\nWith `--services` that names the service. The table is `src/AwsRadar.Collector/Policies/resource-policies.json`.\n\n"
        );
        document.Append("| call | permission | policy of | how often |\n|---|---|---|---|\n");
        foreach (var row in ResourcePolicyTable.All)
        {
            var call = row.ToCall();
            var permissions = string.Join(", ", call.Permissions.Select(permission => $"`{permission.Action}`"));
            document.Append(
                $"| {row.Service} `{row.Operation}` | {permissions} | `{row.Type ?? row.Arn}` | {(row.IsInList ? "no call of its own" : call.Calls)} |\n"
            );
        }
    }

    private static void AddServices(StringBuilder document)
    {
        document.Append(
            "\n### Services\n\nOperations found in each service's model: lists of the whole service, made once in each region, and what is asked about each resource that they show.\n\n"
        );
        document.Append("| service | asked | lists | about each resource |\n|---|---|---|---|\n");
        foreach (var name in ServiceCatalog.Names)
        {
            if (
                ServiceCatalog.TryOpen(name, out var service) && ServiceOperations.Of(service) is { IsEmpty: false } all
            )
            {
                var lists = all.Count(operation => operation.SubjectMember is null);
                var place = ServiceCallTable.IsGlobal(name, out _) ? "once" : "in each region";
                document.Append($"| {name} | {place} | {lists} | {all.Length - lists} |\n");
            }
        }
    }

    [Fact]
    public void The_document_lists_every_call_with_its_permission_its_number_and_its_reason()
    {
        var table = new StringBuilder(
            "\n| call | from depth | permission | how often | why |\n|---|---|---|---|---|\n"
        );
        foreach (var call in CallRegistry.All)
        {
            var permissions = call.Permissions.IsEmpty
                ? "none"
                : string.Join(", ", call.Permissions.Select(permission => $"`{permission.Action}`"));
            table.Append(
                $"| {call.Service} `{call.Operation}` | {JsonNamingPolicy.CamelCase.ConvertName(call.Depth.ToString())} | {permissions} | {call.Calls} | {call.Why} |\n"
            );
        }

        AddPolicies(table);
        AddServices(table);
        new DocumentFile("docs/scan.md", Begin).Check(table.ToString());
    }
}
