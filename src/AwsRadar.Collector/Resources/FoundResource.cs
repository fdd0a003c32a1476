using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;

namespace AwsRadar.Collector.Resources;

/// <summary>A resource in an answer.</summary>
/// <param name="Type">With the service's prefix, such as <c>lambda:function</c>.</param>
/// <param name="Item">What the answer says of it: an object, or the text that names it.</param>
/// <param name="Handle">As the answer names it: an ARN, a name, a URL.</param>
internal sealed record FoundResource(Arn Arn, string Type, ResourceType Kind, JsonElement Item, string Handle);
