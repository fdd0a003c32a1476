using System.Collections.Frozen;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.IamToolbox;

/// <summary>Every operation of IAM Toolbox, by name.</summary>
internal static class IamToolboxOperations
{
    public static FrozenDictionary<string, Operation> ByName { get; } =
        ((Operation[])[AuthorizationDetails.Operation, AuthorizationPolicy.Operation]).ToFrozenDictionary(
            operation => operation.Name,
            StringComparer.Ordinal
        );
}
