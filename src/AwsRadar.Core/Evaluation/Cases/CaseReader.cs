using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation.Cases;

/// <summary>Reads one line of JSON as an evaluation case. It never fails: what is wrong comes back as diagnostics.</summary>
public static class CaseReader
{
    // A policy may use its own depth inside the case.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 96 };

    public static EvaluationCase Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            var column = (int)exception.BytePositionInLine.GetValueOrDefault();
            return NotJson(new Position(1, column, column));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // Half of a surrogate pair, as it is or as an escape such as \ud800.
            return NotJson(Position.Start);
        }
    }

    private static EvaluationCase NotJson(Position position) =>
        new() { Diagnostics = [CaseDiagnostics.NotJson(position)] };

    private static EvaluationCase Read(JsonElement root)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var request = ReadRequest(Member(root, "request"), diagnostics);
        var policies = new CasePolicyReader(diagnostics).Read(root, IsAboutRoleTrust(request));
        return new EvaluationCase
        {
            Id = Text(root, "id"),
            Request = request,
            Policies = policies,
            Diagnostics = diagnostics.ToImmutable(),
            Expected = Text(root, "expected"),
            AlsoAcceptable = Strings(Member(root, "alsoAcceptable")),
        };
    }

    private static RequestContext? ReadRequest(JsonElement request, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var principal = Required(request, "principal", "request.principal", diagnostics);
        var action = Required(request, "action", "request.action", diagnostics);
        var resource = Required(Member(request, "resource"), "arn", "request.resource.arn", diagnostics);
        if (principal is null || action is null || resource is null)
        {
            return null;
        }

        return new RequestContext
        {
            Principal = RequestPrincipal.Parse(principal),
            Action = action,
            Resource = resource,
            ResourceAccount = AccountId.TryParse(Text(Member(request, "resource"), "accountId"), out var account)
                ? account
                : null,
            Context = ReadContext(Member(request, "context")),
        };
    }

    private static ContextKeys ReadContext(JsonElement context) =>
        context.ValueKind != JsonValueKind.Object
            ? ContextKeys.Empty
            : new ContextKeys(
                context
                    .EnumerateObject()
                    .Where(member => member.Value.ValueKind != JsonValueKind.Null)
                    .Select(member => KeyValuePair.Create(member.Name, ReadValue(member.Value)))
            );

    private static ContextValue ReadValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? new ContextValue(Strings(value), IsMultivalued: true) : Scalar(value);

    private static bool IsAboutRoleTrust(RequestContext? request) =>
        request is not null && new RequestFacts(request).ResourceKind == ResourceKind.Role;

    private static string? Required(
        JsonElement parent,
        string name,
        string path,
        ImmutableArray<Diagnostic>.Builder diagnostics
    )
    {
        var text = Text(parent, name);
        if (string.IsNullOrEmpty(text))
        {
            diagnostics.Add(CaseDiagnostics.MissingField(path));
            return null;
        }

        return text;
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static ImmutableArray<string> Strings(JsonElement array) =>
        array.ValueKind == JsonValueKind.Array ? [.. array.EnumerateArray().Select(Scalar)] : [];

    private static string Scalar(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
