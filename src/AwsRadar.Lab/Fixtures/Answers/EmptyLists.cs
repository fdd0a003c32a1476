using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>The result of an operation that lists, where there is nothing: in a region or an account that fixtures of others leave out.</summary>
internal static class EmptyLists
{
    private static readonly string[] Verbs = ["List", "Describe", "Get"];

    /// <summary>
    /// Whether the operation lists: it pages through lists, or its name says so and its output has lists and nothing that
    /// must be there besides.
    /// </summary>
    public static bool CanBe(OperationModel operation) =>
        NarrowedLists.PlacesOf(operation).Any(place => place.MemberIn(operation.Output)?.Shape.Kind is ShapeKind.List)
        && (
            operation.Paginator is not null
            || Array.Exists(Verbs, verb => operation.Name.StartsWith(verb, StringComparison.Ordinal))
                && operation.Input?.Members.Any(member => member.IsRequired) is not true
        );

    public static JsonObject Of(OperationModel operation)
    {
        var output = new JsonObject();
        foreach (var place in NarrowedLists.PlacesOf(operation))
        {
            if (place.MemberIn(operation.Output)?.Shape.Kind is ShapeKind.List)
            {
                place.Set(output, new JsonArray());
            }
        }

        return output;
    }
}
