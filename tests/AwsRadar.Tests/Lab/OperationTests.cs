using System.Runtime.CompilerServices;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Sts;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>The lab's tables of operations keep to the service models and to its document.</summary>
public sealed class OperationTests
{
    private static readonly IEnumerable<string> Names = IamOperations.ByName.Keys.Concat(StsOperations.ByName.Keys);

    [Fact]
    public void Every_operation_is_one_of_the_service_model()
    {
        Assert.True(ServiceCatalog.TryOpen("iam", out var iam));
        Assert.True(ServiceCatalog.TryOpen("sts", out var sts));

        Assert.Empty(IamOperations.ByName.Keys.Except(iam.OperationNames, StringComparer.Ordinal));
        Assert.Empty(StsOperations.ByName.Keys.Except(sts.OperationNames, StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_names_every_operation_and_no_other()
    {
        var document = File.ReadAllText(Path.Combine(Folder(), "../../../docs/lab.md"));
        var table = document[
            document.IndexOf("| service |", StringComparison.Ordinal)..document.IndexOf(
                "## The sample",
                StringComparison.Ordinal
            )
        ];
        var named = table.Split('`').Where((_, index) => index % 2 == 1);

        Assert.Equal(Names.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
