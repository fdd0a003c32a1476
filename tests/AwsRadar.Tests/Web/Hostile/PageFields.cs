using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Web.Model;

namespace AwsRadar.Tests.Web.Hostile;

/// <summary>Every text field of what the program hands to the page, such as <c>NodeModel.Name</c>, found by reflection.</summary>
internal static class PageFields
{
    public static ImmutableSortedSet<string> Find()
    {
        var found = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        foreach (var root in Roots())
        {
            Add(root, found, seen);
        }

        return found.ToImmutable();
    }

    private static IEnumerable<Type> Roots() =>
        typeof(ReportJson)
            .GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(JsonSerializableAttribute))
            .Select(data => (Type)data.ConstructorArguments[0].Value!);

    private static void Add(Type type, ImmutableSortedSet<string>.Builder found, HashSet<Type> seen)
    {
        type = Held(type);
        if (IsText(type) || !seen.Add(type) || type.Assembly == typeof(string).Assembly)
        {
            return;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (IsText(Held(property.PropertyType)))
            {
                found.Add($"{type.Name}.{property.Name}");
            }
            else
            {
                Add(property.PropertyType, found, seen);
            }
        }
    }

    /// <summary>What a list, a dictionary or a nullable holds.</summary>
    private static Type Held(Type type) =>
        type != typeof(string)
        && type.IsGenericType
        && (typeof(IEnumerable).IsAssignableFrom(type) || Nullable.GetUnderlyingType(type) is not null)
            ? Held(type.GetGenericArguments()[0])
            : type;

    private static bool IsText(Type type) =>
        type == typeof(string) || type == typeof(Arn) || type == typeof(AccountId) || type == typeof(PolicyText);
}
