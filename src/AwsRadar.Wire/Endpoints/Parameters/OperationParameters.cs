using System.Text.Json;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Endpoints.Parameters;

/// <summary>What one call contributes to the rules.</summary>
internal static class OperationParameters
{
    /// <summary>
    /// Step 1: what the operation fixes. Step 2: the input's member that is bound to the parameter. Step 3: the
    /// expression over the input that the operation names.
    /// </summary>
    public static RuleValue? Find(string parameter, OperationModel operation, JsonElement input)
    {
        foreach (var context in operation.ContextParameters)
        {
            if (context.Name == parameter)
            {
                return context switch
                {
                    { Value: { } json } => ToValue(JsonElement.Parse(json)), // Step 1
                    { Path: { } path } => ToValue(ContextPath.Search(input, path)), // Step 3
                    _ => null,
                };
            }
        }

        return
            BoundMember(parameter, operation) is { } member // Step 2
            && input.ValueKind is JsonValueKind.Object
            && input.TryGetProperty(member.Name, out var value)
            ? ToValue(value)
            : null;
    }

    /// <summary>The operation's name, which stands for what it fixes, and each value that its input contributes.</summary>
    public static string KeyOf(OperationModel operation, JsonElement input)
    {
        var paths = operation.ContextParameters.Select(context => context.Path).OfType<string>();
        var bound = operation.Input?.Members.Where(member => member.ContextParameter is not null) ?? [];
        var isObject = input.ValueKind is JsonValueKind.Object;
        IEnumerable<JsonElement?> values =
        [
            .. paths.Select(path => ContextPath.Search(input, path)),
            .. bound.Select(member =>
                isObject && input.TryGetProperty(member.Name, out var value) ? value : (JsonElement?)null
            ),
        ];
        return $"{operation.Name}\n{string.Join('\n', values.Select(value => value?.GetRawText()))}";
    }

    private static Member? BoundMember(string parameter, OperationModel operation) =>
        operation.Input?.Members.FirstOrDefault(member => member.ContextParameter == parameter);

    private static RuleValue? ToValue(JsonElement? value) =>
        value switch
        {
            { ValueKind: JsonValueKind.String } text => new RuleValue.Text(text.GetString()!),
            { ValueKind: JsonValueKind.True } => RuleValue.Flag.True,
            { ValueKind: JsonValueKind.False } => RuleValue.Flag.False,
            { ValueKind: JsonValueKind.Array } list => new RuleValue.List([
                .. list.EnumerateArray().Select(item => ToValue(item)).OfType<RuleValue>(),
            ]),
            _ => null,
        };
}
