using System.Text.Json.Nodes;
using AwsRadar.ReferenceCompiler.Packing;
using AwsRadar.Wire.Models;

namespace AwsRadar.ReferenceCompiler.Botocore;

/// <summary>Writes the members that ShapeDecoder reads; the order of the parts is the format.</summary>
internal sealed class MemberEncoder(ShapeEncoder shapes, StringTableBuilder strings, PackedWriter writer)
{
    public void Write(string name, JsonObject member, bool isRequired, string where)
    {
        KnownTraits.Check(member, KnownTraits.Member, where);
        var flags = Flags(name, member) | isRequired.When(MemberFlags.Required);
        writer.Int((int)flags);
        writer.Int(shapes.IndexOf(member, where));
        if (flags.HasFlag(MemberFlags.HasLocationName))
        {
            strings.Write(writer, member.Text("locationName")!);
        }

        if (flags.HasFlag(MemberFlags.HasLocation))
        {
            writer.Int((int)Location(member.Text("location")!, where));
        }

        if (flags.HasFlag(MemberFlags.HasQueryName))
        {
            strings.Write(writer, member.Text("queryName")!);
        }

        if (flags.HasFlag(MemberFlags.HasXmlNamespace))
        {
            WriteNamespace(writer, strings, member["xmlNamespace"]!.AsObject(), where);
        }

        if (flags.HasFlag(MemberFlags.HasTimestampFormat))
        {
            writer.Int((int)Format(member.Text("timestampFormat")!, where));
        }

        if (flags.HasFlag(MemberFlags.HasContextParameter))
        {
            strings.Write(writer, member["contextParam"]!.AsObject().RequiredText("name", where));
        }
    }

    public static void WriteNamespace(PackedWriter writer, StringTableBuilder strings, JsonObject value, string where)
    {
        strings.WriteOrNull(writer, value.RequiredText("uri", where));
        strings.WriteOrNull(writer, value.Text("prefix"));
    }

    public static TimestampFormat Format(string name, string where) =>
        Enum.TryParse<TimestampFormat>(name, ignoreCase: true, out var format)
            ? format
            : throw new CompileException(
                $"{where} has the time stamp format `{name}`, which the compiler does not know."
            );

    private static MemberFlags Flags(string name, JsonObject member)
    {
        var locationName = member.Text("locationName");
        var isSame = string.Equals(locationName, name, StringComparison.Ordinal);
        return isSame.When(MemberFlags.LocationNameIsName)
            | (locationName is not null && !isSame).When(MemberFlags.HasLocationName)
            | member.ContainsKey("location").When(MemberFlags.HasLocation)
            | member.Is("idempotencyToken").When(MemberFlags.IdempotencyToken)
            | member.Is("flattened").When(MemberFlags.Flattened)
            | member.Is("jsonvalue").When(MemberFlags.JsonValue)
            | member.Is("hostLabel").When(MemberFlags.HostLabel)
            | member.Is("streaming").When(MemberFlags.Streaming)
            | member.Is("eventpayload").When(MemberFlags.EventPayload)
            | member.Is("eventheader").When(MemberFlags.EventHeader)
            | member.Is("deprecated").When(MemberFlags.Deprecated)
            | member.Is("xmlAttribute").When(MemberFlags.XmlAttribute)
            | member.ContainsKey("queryName").When(MemberFlags.HasQueryName)
            | member.ContainsKey("xmlNamespace").When(MemberFlags.HasXmlNamespace)
            | member.ContainsKey("timestampFormat").When(MemberFlags.HasTimestampFormat)
            | member.ContainsKey("contextParam").When(MemberFlags.HasContextParameter);
    }

    private static MemberLocation Location(string name, string where) =>
        name switch
        {
            "header" => MemberLocation.Header,
            "headers" => MemberLocation.HeaderPrefix,
            "uri" => MemberLocation.Uri,
            "querystring" => MemberLocation.QueryString,
            "statusCode" => MemberLocation.StatusCode,
            _ => throw new CompileException($"{where} has the location `{name}`, which the compiler does not know."),
        };
}
