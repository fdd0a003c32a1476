using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>
/// A resource, and which of the account's <c>Resource</c> elements are about it: each is worked out when it is first
/// asked for. Two threads may both do so; they get the same.
/// </summary>
internal sealed class InternedResource
{
    private const byte NotAsked = 0;

    private readonly StatementTable _table;
    private readonly byte[] _elements;

    public InternedResource(string text, AccountId? givenOwner, StatementTable table)
    {
        Text = text;
        GivenOwner = givenOwner;
        _table = table;
        _elements = new byte[table.Resources.Length];
    }

    public string Text { get; }

    /// <summary>As the request states it; null: what its ARN tells.</summary>
    public AccountId? GivenOwner { get; }

    public Truth Matches(int element, InternedContext context)
    {
        var known = _elements[element];
        return known == NotAsked ? Ask(element, context) : (Truth)(known - 1);
    }

    private Truth Ask(int element, InternedContext context)
    {
        var test = _table.Resources[element];
        var truth = test.Matches(Text, context);
        if (!test.DependsOnContext)
        {
            _elements[element] = (byte)(truth + 1);
        }

        return truth;
    }
}
