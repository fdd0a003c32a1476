namespace AwsRadar.Wire.Protocols.Forms;

/// <summary>One part of the dotted names of a form's parameters, and the parts that follow it.</summary>
internal sealed class FormNode
{
    private Dictionary<string, FormNode>? _children;

    /// <summary>The parameter's text; null when only longer names pass through here.</summary>
    public string? Value { get; private set; }

    public IEnumerable<KeyValuePair<string, FormNode>> Children => _children ?? [];

    public int Count => _children?.Count ?? 0;

    public FormNode? this[string name] => _children?.GetValueOrDefault(name);

    public FormNode GetOrAdd(string name)
    {
        _children ??= new Dictionary<string, FormNode>(StringComparer.Ordinal);
        if (!_children.TryGetValue(name, out var child))
        {
            _children[name] = child = new FormNode();
        }

        return child;
    }

    /// <summary>False when there is a value already.</summary>
    public bool TrySetValue(string value)
    {
        var isFirst = Value is null;
        Value ??= value;
        return isFirst;
    }

    /// <summary>Follows a dotted name.</summary>
    public FormNode? Find(string dottedName)
    {
        var node = this;
        foreach (var range in dottedName.AsSpan().Split('.'))
        {
            node = node?[dottedName[range]];
        }

        return node;
    }
}
