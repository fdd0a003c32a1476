using System.Text;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>docs/scan.md lists the calls of a scan, so it is made from the call registry itself.</summary>
public sealed class ScanDocumentTests
{
    private const string Begin =
        "<!-- calls: made from src/AwsRadar.Collector/Calls/scan-calls.json by ScanDocumentTests -->";

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

        new DocumentFile("docs/scan.md", Begin).Check(table.ToString());
    }
}
