namespace AwsRadar.Wire.Endpoints.Expressions;

/// <summary>The variables of one evaluation: the parameters, and what conditions assign on the way. A slot is a variable's number.</summary>
internal sealed class RuleScope(int variables)
{
    private readonly RuleValue?[] _values = new RuleValue?[variables];

    public RuleValue? this[int slot]
    {
        get => _values[slot];
        set => _values[slot] = value;
    }
}
