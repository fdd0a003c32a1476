using System.Text.Json;
using System.Text.Json.Serialization;
using AwsRadar.Core.Graph;

namespace AwsRadar.Web.Model;

/// <summary>A kind of node as its index in <see cref="ReportModel.NodeKinds"/>.</summary>
internal sealed class KindNumber : JsonConverter<NodeKind>
{
    public override NodeKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReportModel.Kinds[reader.GetInt32()];

    public override void Write(Utf8JsonWriter writer, NodeKind value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(ReportModel.Kinds.IndexOf(value));
    }
}
