using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Wire.Protocols.Forms;

/// <summary>Writes a call as a form: <c>Action=TagUser&amp;Version=2010-05-08&amp;UserName=anna&amp;Tags.member.1.Key=team</c>.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#request-serialization</remarks>
internal sealed class FormRequestWriter(FormNames names, ScalarText scalars)
{
    public const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    public WireRequest Write(ServiceModel service, OperationModel operation, JsonElement input)
    {
        var form = new StringBuilder();
        Append(form, "Action", operation.Name);
        Append(form, "Version", service.ApiVersion);
        if (operation.Input is { } shape && input.ValueKind is JsonValueKind.Object)
        {
            WriteStructure(form, "", shape, input);
        }

        return new WireRequest
        {
            Method = "POST",
            RawPath = "/",
            Headers = new WireHeaders([new("Content-Type", ContentType)]),
            Body = Encoding.ASCII.GetBytes(form.ToString()),
        };
    }

    private void WriteStructure(StringBuilder form, string prefix, Shape shape, JsonElement value)
    {
        foreach (var member in shape.Members)
        {
            if (value.TryGetProperty(member.Name, out var property))
            {
                WriteValue(form, prefix, names.Of(member), member, property);
            }
        }
    }

    private void WriteValue(StringBuilder form, string parent, string name, Member member, JsonElement value)
    {
        var prefix = FormNames.Join(parent, name);
        switch (member.Shape.Kind)
        {
            case ShapeKind.Structure:
                WriteStructure(form, prefix, member.Shape, value);
                break;
            case ShapeKind.List when value.GetArrayLength() == 0:
                WriteEmptyList(form, prefix);
                break;
            case ShapeKind.List:
                WriteList(form, FormNames.Join(parent, names.OfElements(name, member)), member.Shape, value);
                break;
            case ShapeKind.Map:
                WriteMap(form, FormNames.Join(parent, names.OfEntries(name, member)), member.Shape, value);
                break;
            default:
                Append(form, prefix, scalars.Format(member, value));
                break;
        }
    }

    private void WriteEmptyList(StringBuilder form, string prefix)
    {
        if (names.WritesEmptyLists)
        {
            Append(form, prefix, "");
        }
    }

    private void WriteList(StringBuilder form, string prefix, Shape list, JsonElement value)
    {
        var number = 1;
        foreach (var element in value.EnumerateArray())
        {
            WriteValue(form, prefix, $"{number++}", list.Element!, element);
        }
    }

    private void WriteMap(StringBuilder form, string prefix, Shape map, JsonElement value)
    {
        var number = 1;
        foreach (var property in value.EnumerateObject())
        {
            var entry = $"{prefix}.{number++}";
            Append(form, $"{entry}.{FormNames.OfKey(map)}", property.Name);
            WriteValue(form, entry, FormNames.OfValue(map), map.Value!, property.Value);
        }
    }

    private static void Append(StringBuilder form, string name, string value)
    {
        if (form.Length > 0)
        {
            form.Append('&');
        }

        form.Append(UriEncoding.Encode(name)).Append('=').Append(UriEncoding.Encode(value));
    }
}
