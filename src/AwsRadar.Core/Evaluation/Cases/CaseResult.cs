using System.Buffers;
using System.Text;
using System.Text.Json;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation.Cases;

/// <summary>The answer to a case.</summary>
/// <param name="Result">Null where the case is invalid.</param>
public sealed record CaseResult(EvaluationCase Case, EvaluationResult? Result)
{
    private const string Invalid = "invalid";

    /// <summary>The decision's name, or <c>invalid</c>.</summary>
    public string Decision => Result?.Decision.ToString() ?? Invalid;

    /// <summary>Null where the case expects nothing.</summary>
    public bool? Agrees =>
        Case.Expected is { } expected
            ? string.Equals(expected, Decision, StringComparison.Ordinal)
                || Case.AlsoAcceptable.Contains(Decision, StringComparer.Ordinal)
            : null;

    public static CaseResult Of(EvaluationCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return new CaseResult(@case, @case.IsInvalid ? null : PolicyEvaluator.Evaluate(@case.Request!, @case.Policies));
    }

    /// <summary>One line of JSON, without its line end.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Case.Id);
        writer.WriteString("decision", Decision);
        writer.WriteString("decidedBy", Result?.DecidedBy?.ToName());
        WriteStatements(writer);
        writer.WriteStartArray("missingContextKeys");
        foreach (var key in Result?.MissingContextKeys ?? [])
        {
            writer.WriteStringValue(key);
        }

        writer.WriteEndArray();
        WriteDiagnostics(writer);
        writer.WriteEndObject();
    }

    private void WriteStatements(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("matchedStatements");
        foreach (var statement in Result?.MatchedStatements ?? [])
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

    private void WriteDiagnostics(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("diagnostics");
        foreach (var diagnostic in Case.Diagnostics)
        {
            writer.WriteStartObject();
            writer.WriteString("code", diagnostic.Code);
            writer.WriteString("severity", diagnostic.Severity.ToString());
            writer.WriteString("message", diagnostic.Message);
            writer.WriteString("path", diagnostic.Path);
            writer.WriteNumber("line", diagnostic.Span.Line);
            writer.WriteNumber("column", diagnostic.Span.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
