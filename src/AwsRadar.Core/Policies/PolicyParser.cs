using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies.Json;
using AwsRadar.Core.Policies.Reading;

namespace AwsRadar.Core.Policies;

/// <summary>Reads a policy's JSON text. It never fails: what is wrong comes back as diagnostics.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
public static class PolicyParser
{
    /// <summary>Reads a policy from text.</summary>
    public static ParsedPolicy Parse(string text, PolicyType type)
    {
        ArgumentNullException.ThrowIfNull(text);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var root = PolicyJsonReader.Read(text, diagnostics);
        if (root is null)
        {
            return Unreadable(type, diagnostics);
        }

        var context = new ReadingContext(type, diagnostics);
        var document = DocumentReader.Read(root, context);
        PolicyTextRules.Check(text, root, context);
        PolicyTypeRules.Check(document, context);
        PolicyAdvice.Check(document, context);
        // Equal places keep the order of discovery: the cause before its consequence.
        return new ParsedPolicy(document, [.. diagnostics.OrderBy(diagnostic => diagnostic.Span.Start.Offset)]);
    }

    /// <summary>Reads what an evaluation needs, and leaves out what is only advice: the document is the same.</summary>
    internal static PolicyDocument ParseDocument(string text, PolicyType type)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var root = PolicyJsonReader.Read(text, diagnostics);
        return root is null
            ? Unreadable(type, diagnostics).Document
            : DocumentReader.Read(root, new ReadingContext(type, diagnostics));
    }

    /// <summary>Reads a policy from UTF-8 bytes, as a file holds it.</summary>
    public static ParsedPolicy Parse(ReadOnlySpan<byte> utf8, PolicyType type)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (utf8.Length > PolicyJsonReader.MaxBytes)
        {
            diagnostics.Add(JsonDiagnostics.TooLarge(PolicyJsonReader.MaxBytes));
            return Unreadable(type, diagnostics);
        }

        var text = new char[utf8.Length];
        var status = Utf8.ToUtf16(utf8, text, out var read, out var written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done)
        {
            return Parse(new string(text, 0, written), type);
        }

        var start = new PositionCursor(utf8[..read].ToArray()).At(read);
        var end = start with { Column = start.Column + 1, Offset = start.Offset + 1 };
        diagnostics.Add(JsonDiagnostics.NotUnicode(new Span(start, end)));
        return Unreadable(type, diagnostics);
    }

    private static ParsedPolicy Unreadable(PolicyType type, ImmutableArray<Diagnostic>.Builder diagnostics) =>
        new(new PolicyDocument { Type = type, IsReadable = false }, diagnostics.ToImmutable());
}
