using System.Diagnostics.CodeAnalysis;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Names;

/// <summary>Finds services by boto3's names and by those that the AWS CLI has instead.</summary>
internal static class ServiceNames
{
    /// <summary>https://docs.aws.amazon.com/cli/latest/reference/ names these four services differently than boto3.</summary>
    private static readonly Dictionary<string, string> OfAwsCli = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s3api"] = "s3",
        ["deploy"] = "codedeploy",
        ["configservice"] = "config",
        ["runtime.sagemaker"] = "sagemaker-runtime",
    };

    /// <summary>How the AWS CLI calls a service that boto3 calls so.</summary>
    public static string OfCli(string name) =>
        OfAwsCli.FirstOrDefault(pair => pair.Value == name) is { Key: { } cli } ? cli : name;

    public static bool TryOpen(string name, [NotNullWhen(true)] out ServiceModel? service) =>
        ServiceCatalog.TryOpen(OfAwsCli.GetValueOrDefault(name, name), out service);
}
