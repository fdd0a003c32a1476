using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>Which operation a method and a URI name.</summary>
/// <param name="Labels">The labels of the path, decoded.</param>
/// <param name="Query">The query string, decoded, without what is fixed in the operation's URI.</param>
internal sealed record Route(
    OperationModel Operation,
    Dictionary<string, string> Labels,
    IReadOnlyList<KeyValuePair<string, string>> Query
);
