using System.Text;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Benchmarks.Accounts;

/// <summary>
/// Reads requests, one JSON object a line: <c>principal</c>, <c>action</c>, <c>resource</c>, <c>context</c>. Equal
/// principals and contexts give the same object, so that an account interns each once.
/// </summary>
/// <param name="account">Owns the resources whose ARN tells no account.</param>
internal sealed class RequestReader(AccountId account)
{
    private readonly Dictionary<string, RequestPrincipal> _principals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContextKeys> _contexts = new(StringComparer.Ordinal);

    public RequestContext Read(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        var principal = "";
        var action = "";
        var resource = "";
        var context = ContextKeys.Empty;
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("context"u8))
            {
                context = ReadContext(ref json, line);
                continue;
            }

            var isAction = json.ValueTextEquals("action"u8);
            var isResource = json.ValueTextEquals("resource"u8);
            json.Read();
            var value = json.GetString() ?? "";
            action = isAction ? value : action;
            resource = isResource ? value : resource;
            principal = isAction || isResource ? principal : value;
        }

        return new RequestContext
        {
            Principal = PrincipalOf(principal),
            Action = action,
            Resource = resource,
            ResourceAccount = resource.Contains(":::", StringComparison.Ordinal) ? account : null,
            Context = context,
        };
    }

    private RequestPrincipal PrincipalOf(string text)
    {
        if (!_principals.TryGetValue(text, out var principal))
        {
            principal = RequestPrincipal.Parse(text);
            _principals.Add(text, principal);
        }

        return principal;
    }

    private ContextKeys ReadContext(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        json.Read();
        var start = (int)json.TokenStartIndex;
        json.Skip();
        var text = Encoding.UTF8.GetString(line[start..(int)json.BytesConsumed]);
        if (!_contexts.TryGetValue(text, out var context))
        {
            context = new ContextKeys(
                JsonElement.Parse(text).EnumerateObject().Select(key => KeyValuePair.Create(key.Name, Value(key.Value)))
            );
            _contexts.Add(text, context);
        }

        return context;
    }

    private static ContextValue Value(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? new ContextValue([.. value.EnumerateArray().Select(one => one.ToString())], IsMultivalued: true)
            : new ContextValue([value.ToString()], IsMultivalued: false);
}
