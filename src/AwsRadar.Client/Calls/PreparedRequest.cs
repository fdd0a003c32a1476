using System.Collections.Immutable;

namespace AwsRadar.Client.Calls;

/// <summary>A request as it would be sent. What a signature or a token would let somebody do stands as <c>***</c>.</summary>
/// <param name="Headers">In the order in which they would be sent; a key id is masked.</param>
public sealed record PreparedRequest(
    string Method,
    Uri Url,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body
);
