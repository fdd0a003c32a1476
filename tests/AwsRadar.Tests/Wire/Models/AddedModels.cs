using System.Runtime.CompilerServices;
using AwsRadar.Core.Tests.Conventions;

namespace AwsRadar.Tests.Wire.Models;

/// <summary>The service models that this repository adds to botocore's. Every Python and AWS CLI that a test starts finds them too.</summary>
internal static class AddedModels
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tools/AwsRadar.ReferenceCompiler/Models");

    [ModuleInitializer]
    public static void ShowToClients() => Environment.SetEnvironmentVariable("AWS_DATA_PATH", Folder);
}
