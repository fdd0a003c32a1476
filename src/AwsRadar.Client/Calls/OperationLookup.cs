using System.Diagnostics.CodeAnalysis;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Calls;

/// <summary>Finds what a caller named in the catalog.</summary>
internal static class OperationLookup
{
    public static bool TryFind(
        string service,
        string operation,
        [NotNullWhen(true)] out ServiceModel? model,
        [NotNullWhen(true)] out OperationModel? found,
        [NotNullWhen(false)] out CallError? error
    )
    {
        found = null;
        error =
            !ServiceCatalog.TryOpen(service, out model) ? UnknownService(service)
            : !model.TryGetOperation(operation, out found)
                ? Of(Translate($"`{service}` has no operation `{operation}`."))
            : null;
        return error is null;
    }

    public static CallError UnknownService(string service) => Of(Translate($"There is no AWS service `{service}`."));

    /// <param name="verb">What the operation does not do with events: <c>returns</c>, <c>takes</c>.</param>
    public static CallError NoEvents(string service, string operation, string verb) =>
        Of(Translate($"`{service}` `{operation}` {Translate(verb)} no stream of events."));

    private static CallError Of(string message) => LocalErrors.Of(CallErrorKind.Unsupported, message);
}
