using System.Text.Json;
using AwsRadar.Cli.Output;
using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Calling.EventStreams;

/// <summary>Events as a member of the output that they belong to.</summary>
/// <param name="member">The name of the stream in the output.</param>
internal sealed class EventList(string member)
{
    private readonly List<CallEvent> _events = [];

    public void Add(CallEvent item) => _events.Add(item);

    public JsonElement ToDocument() => JsonElement.Parse(JsonText.Write(Write, indented: false));

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (
            var property in _events
                .Where(item => item.IsInitialResponse)
                .SelectMany(item => item.Value.EnumerateObject())
        )
        {
            property.WriteTo(writer);
        }

        writer.WriteStartArray(member);
        foreach (var item in _events.Where(item => !item.IsInitialResponse))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(item.Name);
            item.Value.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
