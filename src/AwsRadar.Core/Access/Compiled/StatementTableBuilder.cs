using System.Text;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>Numbers policies and what is in them, equal things by one number.</summary>
internal sealed class StatementTableBuilder
{
    private const int EveryResource = -1;
    private const char Separator = '\0';

    private readonly Dictionary<NamedPolicy, int> _policyNumbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<NamedPolicy> _policies = [];
    private readonly List<CompactStatement> _statements = [];
    private readonly List<int> _firstStatements = [];
    private readonly Dictionary<string, int> _resourceNumbers = new(StringComparer.Ordinal);
    private readonly List<ResourceElementTest> _resources = [];
    private readonly Dictionary<string, int> _conditionNumbers = new(StringComparer.Ordinal);
    private readonly List<PreparedCondition> _conditions = [];
    private readonly List<int> _statementConditions = [];
    private readonly ActionIndexBuilder _actions = new();
    private readonly StringBuilder _key = new();
    private int _variablePatterns;

    /// <summary>The policy's number.</summary>
    public int Add(NamedPolicy policy)
    {
        if (_policyNumbers.TryGetValue(policy, out var number))
        {
            return number;
        }

        number = _policies.Count;
        _policyNumbers.Add(policy, number);
        _policies.Add(policy);
        _firstStatements.Add(_statements.Count);
        foreach (var statement in policy.Document.Statements)
        {
            _actions.Add(statement, _statements.Count);
            _statements.Add(Compact(statement, policy.Document));
        }

        return number;
    }

    public StatementTable Build()
    {
        int[] firstStatements = [.. _firstStatements, _statements.Count];
        return new StatementTable
        {
            Policies = [.. _policies],
            Statements = [.. _statements],
            FirstStatements = firstStatements,
            Resources = [.. _resources],
            Conditions = [.. _conditions],
            StatementConditions = [.. _statementConditions],
            VariablePatterns = _variablePatterns,
            Actions = _actions.Build(firstStatements),
        };
    }

    private CompactStatement Compact(Statement statement, PolicyDocument document)
    {
        var first = _statementConditions.Count;
        foreach (var condition in statement.Conditions)
        {
            _statementConditions.Add(NumberOf(condition, document.Version));
        }

        return new CompactStatement(
            statement.Effect == Effect.Allow,
            statement.IsReadable && document.IsReadable ? Truth.True : Truth.Unknown,
            NumberOf(statement.Resource, document.Version),
            first,
            _statementConditions.Count
        );
    }

    private int NumberOf(ResourceElement? element, PolicyLanguageVersion version)
    {
        if (element is null || (!element.IsNot && element.Patterns.Any(pattern => pattern.Value is "*")))
        {
            return EveryResource;
        }

        var key = KeyOf(element.IsNot ? "NotResource" : "Resource", element.Patterns, version);
        if (!_resourceNumbers.TryGetValue(key, out var number))
        {
            number = _resources.Count;
            var test = new ResourceElementTest(element, version, _variablePatterns);
            _variablePatterns += test.Slots;
            _resources.Add(test);
            _resourceNumbers.Add(key, number);
        }

        return number;
    }

    private int NumberOf(Condition condition, PolicyLanguageVersion version)
    {
        var key = KeyOf($"{condition.Operator.Value}{Separator}{condition.Key.Value}", condition.Values, version);
        if (!_conditionNumbers.TryGetValue(key, out var number))
        {
            number = _conditions.Count;
            _conditions.Add(new PreparedCondition(condition, version));
            _conditionNumbers.Add(key, number);
        }

        return number;
    }

    private string KeyOf(string name, IEnumerable<PolicyString> values, PolicyLanguageVersion version)
    {
        // Values of any text, so that each is preceded by its length.
        _key.Clear().Append((int)version).Append(Separator).Append(name);
        foreach (var value in values)
        {
            _key.Append(Separator).Append(value.Value.Length).Append(Separator).Append(value.Value);
        }

        return _key.ToString();
    }
}
