using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols;

/// <summary>Finds what a model says about an error by the code that is on the wire.</summary>
public static class ErrorShapes
{
    private static readonly ConditionalWeakTable<ServiceModel, FrozenDictionary<string, Shape>> Tables = [];

    /// <summary>Among the errors that the operation's model lists; null for others, which services answer with too.</summary>
    internal static Shape? Find(OperationModel operation, string code) =>
        operation.Errors.FirstOrDefault(shape => Has(shape, code));

    /// <summary>Among all errors of a service; null when the model has none of this code.</summary>
    public static Shape? Find(ServiceModel service, string code) =>
        service.TryGetShape(code, out var shape) && shape.Error is not null
            ? shape
            : Tables.GetValue(service, static each => ByCode(each)).GetValueOrDefault(code);

    /// <summary>Whether the member is the text for people, in whichever case the service spells it.</summary>
    internal static bool IsMessage(Member member) =>
        member.Shape.Kind is ShapeKind.String
        && string.Equals(member.LocationName ?? member.Name, "message", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads what an error says besides its message; null when that is nothing, or does not fit the model.</summary>
    /// <param name="tryRead">Writes the members of an error's shape into an object that is open.</param>
    internal static JsonElement? DetailsOf(Shape? shape, Func<Utf8JsonWriter, Shape, bool> tryRead)
    {
        if (shape is null || shape.Members.All(IsMessage))
        {
            return null;
        }

        var members = JsonBuilder.TryBuild(json =>
        {
            json.WriteStartObject();
            var isRead = tryRead(json, shape);
            json.WriteEndObject();
            return isRead;
        });
        return WithoutMessage(shape, members);
    }

    /// <summary>The members of an error besides its message; null when there are none.</summary>
    public static JsonElement? WithoutMessage(Shape? shape, JsonElement? members)
    {
        if (shape is null || members is not { } all)
        {
            return null;
        }

        return JsonBuilder.TryBuild(json =>
        {
            var count = 0;
            json.WriteStartObject();
            foreach (var property in all.EnumerateObject())
            {
                if (shape.TryGetMember(property.Name, out var member) && !IsMessage(member))
                {
                    count++;
                    json.WritePropertyName(property.Name);
                    json.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
                }
            }

            json.WriteEndObject();
            return count > 0;
        });
    }

    private static FrozenDictionary<string, Shape> ByCode(ServiceModel service) =>
        service
            .OperationNames.Select(name => service.TryGetOperation(name, out var operation) ? operation.Errors : [])
            .SelectMany(errors => errors)
            .Where(shape => shape.Error is not null)
            .DistinctBy(shape => shape.Error!.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(shape => shape.Error!.Code, StringComparer.Ordinal);

    private static bool Has(Shape shape, string code) =>
        string.Equals(shape.Name, code, StringComparison.Ordinal)
        || string.Equals(shape.Error?.Code, code, StringComparison.Ordinal);
}
