using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsRadar.Lab.Organizations.Policies;

/// <summary>
/// One policy of many, from the root down to the account, by the operators in them: <c>@@assign</c> puts a value in place
/// of the inherited one, <c>@@append</c> adds to it, <c>@@remove</c> takes from it, and
/// <c>@@operators_allowed_for_child_policies</c> says which of these policies further down may use.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html</remarks>
internal static class PolicyInheritance
{
    private const string Mark = "@@";
    private const string AllowedForChildren = "@@operators_allowed_for_child_policies";

    /// <param name="documents">JSON objects, those of the root first.</param>
    public static string Merge(IEnumerable<string> documents)
    {
        var root = new Node();
        foreach (var document in documents)
        {
            Apply(JsonElement.Parse(document), root);
        }

        return root.Write()?.ToJsonString() ?? "{}";
    }

    private static void Apply(JsonElement policy, Node node)
    {
        // What a policy allows holds for those below it, not for itself.
        var before = node.Allowed;
        foreach (var member in policy.EnumerateObject())
        {
            if (member.NameEquals(AllowedForChildren))
            {
                node.AllowForChildren(Texts(member.Value));
            }
            else if (member.Name.StartsWith(Mark, StringComparison.Ordinal))
            {
                if (IsAllowed(before, member.Name))
                {
                    node.Change(member.Name, member.Value);
                }
            }
            else if (member.Value.ValueKind is JsonValueKind.Object)
            {
                Apply(member.Value, node.Child(member.Name, before));
            }
        }
    }

    private static bool IsAllowed(IReadOnlyCollection<string>? allowed, string operation) =>
        allowed is null
        || allowed.Contains(operation, StringComparer.Ordinal)
        || allowed.Contains("@@all", StringComparer.Ordinal);

    private static string[] Texts(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.ToString())]
            : [value.ToString()];

    /// <summary>A place in the effective policy: a value, or members, or neither yet.</summary>
    private sealed class Node
    {
        private readonly SortedDictionary<string, Node> _members = new(StringComparer.Ordinal);
        private List<string>? _values;
        private bool _isList;

        /// <summary>Null: every operator.</summary>
        public IReadOnlyCollection<string>? Allowed { get; private set; }

        public void AllowForChildren(IReadOnlyCollection<string> operators) =>
            Allowed =
                Allowed is { } already && !already.Contains("@@all", StringComparer.Ordinal)
                    ? [.. already.Intersect(operators, StringComparer.Ordinal)]
                    : operators;

        public Node Child(string name, IReadOnlyCollection<string>? allowed)
        {
            if (!_members.TryGetValue(name, out var child))
            {
                child = _members[name] = new Node { Allowed = allowed };
            }

            return child;
        }

        public void Change(string operation, JsonElement value)
        {
            var texts = Texts(value);
            switch (operation)
            {
                case "@@assign":
                    (_values, _isList) = ([.. texts], value.ValueKind is JsonValueKind.Array);
                    break;
                case "@@append":
                    (_values, _isList) = ([.. (_values ?? []).Union(texts, StringComparer.Ordinal)], true);
                    break;
                case "@@remove":
                    _values = _values?.Except(texts, StringComparer.Ordinal).ToList();
                    break;
            }
        }

        /// <summary>Null when nothing is left here.</summary>
        public JsonNode? Write()
        {
            if (_values is not null)
            {
                return _isList
                    ? new JsonArray([.. _values.Select(value => JsonValue.Create(value))])
                    : _values.FirstOrDefault();
            }

            var members = _members
                .Select(member => KeyValuePair.Create(member.Key, member.Value.Write()))
                .Where(member => member.Value is not null)
                .ToList();
            return members.Count == 0 ? null : new JsonObject(members);
        }
    }
}
