using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Tests.Snapshots;

/// <summary>
/// A snapshot in which every member has a value, found by reflection: a member that is added to a snapshot later is in it
/// without anybody remembering it.
/// </summary>
/// <param name="seed">What the value at a path is made from; another number gives another value.</param>
/// <param name="text">The text at a path, made with the number.</param>
internal sealed class FilledSnapshot(Func<string, int> seed, Func<string, int, string>? text = null)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 14, 0, TimeSpan.Zero);
    private readonly Func<string, int, string> _text = text ?? ((path, number) => $"{path.Split('.')[^1]}-{number}");
    private readonly List<string> _paths = [];
    private readonly List<string> _textPaths = [];

    /// <summary>The paths of all single values, such as <c>Users.Tags.Key</c>, in the order in which they were made.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>Those of <see cref="Paths"/> at which AWS's own text stands: names, ARNs, account ids, policies.</summary>
    public IReadOnlyList<string> TextPaths => _textPaths;

    public Snapshot Build() => (Snapshot)Make(typeof(Snapshot), "");

    private object Make(Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return OneItem(type.GetGenericArguments()[0], path);
        }

        if (type == typeof(ImmutableSortedDictionary<string, long>))
        {
            var key = (string)Make(typeof(string), path + ".Key");
            return ImmutableSortedDictionary<string, long>.Empty.Add(key, (long)Make(typeof(long), path + ".Value"));
        }

        return IsValue(type) ? Value(type, path) : Record(type, path);
    }

    private object OneItem(Type element, string path)
    {
        var item = Make(element, path);
        var create = typeof(ImmutableArray)
            .GetMethods()
            .Single(method =>
                method.Name is "Create" && method.GetParameters() is [{ ParameterType.IsGenericMethodParameter: true }]
            );
        return create.MakeGenericMethod(element).Invoke(null, [item])!;
    }

    private object Record(Type type, string path)
    {
        var constructor = type.GetConstructors().MaxBy(each => each.GetParameters().Length)!;
        var made = constructor.Invoke([
            .. constructor.GetParameters().Select(each => Make(each.ParameterType, Join(path, each.Name!))),
        ]);
        var taken = constructor.GetParameters().Select(each => each.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanWrite && !taken.Contains(property.Name))
            {
                property.SetValue(made, Make(property.PropertyType, Join(path, property.Name)));
            }
        }

        return made;
    }

    private object Value(Type type, string path)
    {
        _paths.Add(path);
        var number = seed(path);
        var words = _text(path, number);
        if (type == typeof(string) || type == typeof(PolicyText) || type.Namespace == typeof(Arn).Namespace)
        {
            _textPaths.Add(path);
        }

        return type switch
        {
            _ when type == typeof(string) => words,
            _ when type == typeof(bool) => number % 2 == 0,
            _ when type == typeof(int) => number + 1,
            _ when type == typeof(long) => number + 1L,
            _ when type == typeof(DateTimeOffset) => Start.AddDays(number),
            _ when type == typeof(AccountId) => AccountId.TryParse(words, out var account)
                ? account
                : AccountId.Parse($"{123456789012 + number}"),
            _ when type == typeof(Arn) => Arn.TryParse(words, out var arn)
                ? arn
                : Arn.Parse($"arn:aws:iam::123456789012:user/{words}"),
            _ when type == typeof(PolicyText) => Policy(words),
            _ when type.IsEnum => ((IList)Enum.GetValues(type))[number]!,
            _ => throw new NotSupportedException(
                $"{type.Name} at {path}: teach this class how to make one, and differences and redaction what it means."
            ),
        };
    }

    private static PolicyText Policy(string words) =>
        new(
            """
            {"Version": "2012-10-17", "Id": "WORDS", "Statement": [{"Sid": "WORDS", "Effect": "Allow",
             "Principal": {"AWS": "arn:aws:iam::123456789012:user/WORDS"}, "Action": "s3:GetObject",
             "Resource": "arn:aws:s3:::WORDS/*", "Condition": {"StringEquals": {"aws:PrincipalTag/WORDS": "WORDS"}}}]}
            """.Replace(
                "WORDS",
                JsonEncodedText.Encode(words, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
                StringComparison.Ordinal
            )
        );

    private static bool IsValue(Type type) =>
        type.IsPrimitive
        || type.IsEnum
        || type == typeof(string)
        || type == typeof(DateTimeOffset)
        || type.Namespace == typeof(Arn).Namespace
        || type == typeof(PolicyText)
        || type.Namespace?.StartsWith("System", StringComparison.Ordinal) is true;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
