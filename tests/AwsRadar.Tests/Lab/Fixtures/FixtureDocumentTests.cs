using System.Text;
using AwsRadar.Lab.Fixtures.Resources;
using AwsRadar.Tests.Store;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>docs/fixtures.md shows where a resource's policy comes from, and the table behind it fits the service models.</summary>
public sealed class FixtureDocumentTests
{
    private const string Begin =
        "<!-- policies: made from src/AwsRadar.Lab/Fixtures/Resources/resource-policies.json by FixtureDocumentTests -->";

    [Fact]
    public void The_document_shows_every_operation_that_tells_a_policy()
    {
        var text = new StringBuilder("\n| service | operation | result | resource |\n|---|---|---|---|\n");
        foreach (var row in ResourcePolicyRow.All)
        {
            text.Append(
                $"| {row.Service} | `{row.Operation}` | `{string.Join('.', row.Policy)}` | `{row.Arn.Fill(name => $"${{{name}}}")}` |\n"
            );
        }

        new DocumentFile("docs/fixtures.md", Begin).Check(text.ToString());
    }

    [Fact]
    public void Every_row_names_an_operation_its_input_and_its_output()
    {
        foreach (var row in ResourcePolicyRow.All)
        {
            Assert.True(ServiceCatalog.TryOpen(row.Service, out var service), row.Service);
            Assert.True(service.TryGetOperation(row.Operation, out var operation), $"{row.Service}:{row.Operation}");
            foreach (var (member, _) in row.Input)
            {
                Assert.True(operation.Input!.TryGetMember(member, out _), $"{operation} {member}");
            }

            var shape = operation.Output;
            foreach (var name in row.Policy)
            {
                Assert.NotNull(shape);
                shape =
                    shape.Kind is ShapeKind.Map ? shape.Value!.Shape
                    : shape.TryGetMember(name, out var member) ? member.Shape
                    : null;
            }

            Assert.True(shape is { Kind: ShapeKind.String }, $"{operation} {string.Join('.', row.Policy)}");
        }
    }
}
