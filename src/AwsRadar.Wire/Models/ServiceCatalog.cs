using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AwsRadar.Packing;

namespace AwsRadar.Wire.Models;

/// <summary>The models of all AWS services, embedded in the assembly; each is read when it is first asked for.</summary>
public static class ServiceCatalog
{
    private static readonly Lazy<ServiceArchive> Embedded = new(() =>
        new ServiceArchive(new PackedFile("services.bin", () => EmbeddedData.Open("services.bin")))
    );

    /// <summary>The names of all services as boto3 and the AWS CLI write them, in ordinal order.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static ImmutableArray<string> Names => Embedded.Value.Names;

    /// <summary>Opens a service's model by its name, such as <c>iam</c>, in any case. The same service gives the same instance.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static bool TryOpen(string name, [NotNullWhen(true)] out ServiceModel? service) =>
        Embedded.Value.TryOpen(name, out service);
}
