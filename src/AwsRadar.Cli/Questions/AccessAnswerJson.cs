using System.Buffers;
using System.Text;
using System.Text.Json;
using AwsRadar.Core.Access;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Questions;

/// <summary>The answer of a snapshot as JSON.</summary>
internal static class AccessAnswerJson
{
    public static string Write(Snapshot snapshot, AccessAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("snapshot", snapshot.Id);
            writer.WriteString("account", snapshot.Account.ToString());
            writer.WriteString("principal", answer.Request.Principal.Text);
            writer.WriteString("action", answer.Request.Action);
            writer.WriteString("resource", answer.Request.Resource);
            writer.WriteString("decision", answer.Result.Decision.ToString());
            writer.WriteString("decidedBy", answer.Result.DecidedBy?.ToName());
            WriteStatements(writer, answer);
            WriteTexts(writer, "missingContextKeys", answer.Result.MissingContextKeys);
            WriteTexts(writer, "unknownReasons", answer.Result.UnknownReasons.Select(reason => reason.Message));
            WriteTexts(writer, "assumedNotToForbid", answer.Assumed.Select(type => type.ToName()));
            WriteTexts(writer, "allowedUnlessForbiddenBy", answer.AllowedUnless.Select(type => type.ToName()));
            WriteTexts(writer, "missingPermissions", answer.MissingPermissions);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteStatements(Utf8JsonWriter writer, AccessAnswer answer)
    {
        writer.WriteStartArray("matchedStatements");
        foreach (var statement in answer.Result.MatchedStatements)
        {
            writer.WriteStartObject();
            writer.WriteString("policyType", statement.PolicyType.ToName());
            writer.WriteString("policy", statement.Policy);
            writer.WriteString("sid", statement.Sid);
            writer.WriteNumber("index", statement.Index);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
