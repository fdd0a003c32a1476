using System.Text.Json;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Permissions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Explaining;

/// <summary>A denial explained to a program.</summary>
internal static class DenialReportJson
{
    public static string Write(DenialReport report) => JsonText.Write(writer => Write(writer, report), indented: false);

    private static void Write(Utf8JsonWriter writer, DenialReport report)
    {
        var (denial, explanation) = (report.Request.Denial, report.Explanation);
        writer.WriteStartObject();
        writer.WriteString("principal", denial.Principal);
        WriteTexts(writer, "actions", denial.Actions);
        writer.WriteBoolean("isActionNamed", denial.IsActionNamed);
        writer.WriteString("resource", denial.Resource);
        writer.WriteString("decidedBy", denial.DecidedBy?.ToName());
        writer.WriteBoolean("isExplicitDeny", denial.IsExplicit);
        writer.WriteString("policyArn", denial.PolicyArn);
        WriteStatements(writer, report);
        writer.WriteBoolean("canAllowHelp", explanation.CanAllowHelp);
        writer.WriteString("remedy", JsonNamingPolicy.CamelCase.ConvertName(explanation.Remedy.ToString()));
        writer.WritePropertyName("policy");
        if (explanation.CanAllowHelp)
        {
            writer.WriteRawValue(PermissionPolicy.ToJson(explanation.Missing));
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteString("command", explanation.CanAllowHelp ? AttachCommand.Of(explanation) : null);
        WriteManagedPolicies(writer, report);
        writer.WriteString("requestId", report.Request.RequestId);
        WriteLines(writer, report);
        writer.WriteEndObject();
    }

    private static void WriteStatements(Utf8JsonWriter writer, DenialReport report)
    {
        writer.WriteStartArray("statements");
        foreach (var statement in report.Request.Denial.Statements)
        {
            writer.WriteStartObject();
            writer.WriteString("policyType", statement.Type.ToName());
            writer.WriteString("policy", statement.Policy);
            writer.WriteString("statement", statement.Statement);
            writer.WriteString("source", JsonNamingPolicy.CamelCase.ConvertName(statement.Source.ToString()));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteManagedPolicies(Utf8JsonWriter writer, DenialReport report)
    {
        writer.WriteStartArray("managedPolicies");
        foreach (var grant in report.ManagedPolicies)
        {
            writer.WriteStartObject();
            writer.WriteString("arn", grant.Policy.Arn.ToString());
            writer.WriteNumber("otherActions", grant.Others);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Each sentence and what it rests on.</summary>
    private static void WriteLines(Utf8JsonWriter writer, DenialReport report)
    {
        writer.WriteStartArray("evidence");
        foreach (var line in report.Lines)
        {
            writer.WriteStartObject();
            writer.WriteString("about", line.Label);
            writer.WriteString("text", line.Text);
            writer.WriteString("source", line.Source);
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
