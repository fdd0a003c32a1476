using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Differences;

/// <summary>
/// A statement as the set of what it says: in which order its values stand, whether one value stands in a list, how
/// actions and condition keys are spelt in upper and lower case, and how an account is named makes no difference.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal sealed class StatementForm
{
    private readonly Dictionary<string, StatementValue> _values = new(StringComparer.Ordinal);

    private StatementForm(Statement statement)
    {
        Sid = string.IsNullOrEmpty(statement.Sid) ? null : statement.Sid;
        Name = statement.DisplayName;
        Effect = statement.Effect;
    }

    public string? Sid { get; }

    public string Name { get; }

    public Effect Effect { get; }

    /// <summary>What it says, each thing once, in the order of the text.</summary>
    public ImmutableArray<StatementValue> Values { get; private set; } = [];

    /// <summary>Equal for two statements that say the same, whatever their <c>Sid</c>.</summary>
    public string Meaning { get; private set; } = "";

    /// <param name="text">The document that the statement stands in.</param>
    public static StatementForm Of(Statement statement, string text)
    {
        var form = new StatementForm(statement);
        form.Add("Effect", statement.Effect.ToString());
        if (statement.IsReadable)
        {
            form.AddElements(statement);
        }
        else
        {
            // Nobody knows what part of it means, so that only the same text surely says the same.
            form.Add("Text", text[statement.Span.Start.Offset..statement.Span.End.Offset]);
        }

        form.Values = [.. form._values.Values];
        form.Meaning = string.Join('\n', form._values.Keys.Order(StringComparer.Ordinal));
        return form;
    }

    public bool Has(StatementValue value) => _values.ContainsKey(value.Key);

    private void AddElements(Statement statement)
    {
        foreach (var principal in statement.Principal?.Principals ?? [])
        {
            AddPrincipal(statement.Principal!.IsNot ? "NotPrincipal" : "Principal", principal);
        }

        foreach (var pattern in statement.Action.Patterns)
        {
            Add(statement.Action.IsNot ? "NotAction" : "Action", pattern.Value, pattern.Value.ToLowerInvariant());
        }

        foreach (var pattern in statement.Resource?.Patterns ?? [])
        {
            Add(statement.Resource!.IsNot ? "NotResource" : "Resource", pattern.Value);
        }

        foreach (var condition in statement.Conditions)
        {
            AddCondition(condition);
        }
    }

    private void AddPrincipal(string element, PolicyPrincipal principal)
    {
        if (principal.IsEveryone)
        {
            Add(element, "*");
            return;
        }

        var kind = principal.Kind == PrincipalKind.Aws ? "AWS" : principal.Kind.ToString();
        Add($"{element}.{kind}", principal.Value.Value, AccountOf(principal) ?? principal.Value.Value);
    }

    /// <summary>The twelve digits and the ARN that ends in <c>:root</c> name the same account.</summary>
    private static string? AccountOf(PolicyPrincipal principal) =>
        principal.Kind == PrincipalKind.Aws
        && Arn.TryParse(principal.Value.Value, out var arn)
        && arn is { Service: "iam", Resource: "root" }
        && AccountId.TryParse(arn.Account, out var account)
            ? account.ToString()
            : null;

    private void AddCondition(Condition condition)
    {
        var element = $"Condition.{condition.Operator.Value}.{condition.Key.Value}";
        var key = $"Condition.{condition.Operator.Value}.{condition.Key.Value.ToLowerInvariant()}";
        foreach (var value in condition.Values)
        {
            _values.TryAdd($"{key}\t{value.Value}", new StatementValue($"{key}\t{value.Value}", element, value.Value));
        }

        if (condition.Values.IsEmpty)
        {
            _values.TryAdd(key, new StatementValue(key, element, ""));
        }
    }

    private void Add(string element, string value, string? same = null)
    {
        var key = $"{element}\t{same ?? value}";
        _values.TryAdd(key, new StatementValue(key, element, value));
    }
}

/// <summary>One thing that a statement says.</summary>
/// <param name="Key">Equal for what means the same.</param>
/// <param name="Element">Where it stands, such as <c>NotAction</c>.</param>
/// <param name="Value">As written.</param>
internal sealed record StatementValue(string Key, string Element, string Value);
