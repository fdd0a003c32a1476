using System.Text.Json.Nodes;

namespace AwsRadar.Lab.Fixtures.Pages;

/// <summary>A token where the model wants the key of an item: an attribute that no table has.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html</remarks>
internal static class DynamoKey
{
    public const string Name = "aws-radar-page";
    public const string Type = "S";

    public static JsonObject Of(string token) => new() { [Name] = new JsonObject { [Type] = token } };
}
