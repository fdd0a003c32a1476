using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Core.Arns;

/// <summary>An account id as a JSON string.</summary>
public sealed class AccountIdJsonConverter : JsonConverter<AccountId>
{
    public override AccountId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AccountId.TryParse(reader.GetString(), out var account)
            ? account
            : throw new JsonException("An AWS account id of twelve digits is expected.");

    public override void Write(Utf8JsonWriter writer, AccountId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
