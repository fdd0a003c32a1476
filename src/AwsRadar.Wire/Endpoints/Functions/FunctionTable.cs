using System.Collections.Frozen;

namespace AwsRadar.Wire.Endpoints.Functions;

/// <summary>The functions of the rules' language by name; <c>getAttr</c> is not here, because its path is compiled.</summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html, https://smithy.io/2.0/aws/rules-engine/library-functions.html</remarks>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, RuleFunction> ByName = new Dictionary<string, RuleFunction>(
        StringComparer.Ordinal
    )
    {
        ["isSet"] = new(1, 1, LogicFunctions.IsSet),
        ["not"] = new(1, 1, LogicFunctions.Not),
        ["booleanEquals"] = new(2, 2, LogicFunctions.BooleanEquals),
        ["stringEquals"] = new(2, 2, LogicFunctions.StringEquals),
        ["coalesce"] = new(2, int.MaxValue, LogicFunctions.Coalesce),
        ["ite"] = new(3, 3, LogicFunctions.IfThenElse),
        ["substring"] = new(4, 4, TextFunctions.Substring),
        ["split"] = new(3, 3, TextFunctions.Split),
        ["uriEncode"] = new(1, 1, TextFunctions.UriEncode),
        ["isValidHostLabel"] = new(2, 2, HostLabelFunctions.IsValidHostLabel),
        ["aws.isVirtualHostableS3Bucket"] = new(2, 2, HostLabelFunctions.IsVirtualHostableBucket),
        ["parseURL"] = new(1, 1, UrlFunction.Parse),
        ["aws.parseArn"] = new(1, 1, ArnFunction.Parse),
        ["aws.partition"] = new(1, 1, PartitionFunction.Find),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">There is no such function, or it takes another number of arguments.</exception>
    public static RuleFunction Find(string name, int arguments) =>
        ByName.TryGetValue(name, out var function)
        && arguments >= function.MinArguments
        && arguments <= function.MaxArguments
            ? function
            : throw new InvalidDataException(
                $"The endpoint rules call `{name}` with {arguments} arguments, which is not known. Install aws-radar again."
            );
}
