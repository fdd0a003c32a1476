using System.Collections.Immutable;

namespace AwsRadar.Core.Policies;

/// <summary>A value of a policy, cut at its wildcards and policy variables.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal sealed record PolicyTemplate(ImmutableArray<TemplatePart> Parts, bool IsWellFormed)
{
    public bool HasVariables => Parts.Any(part => part.Kind == TemplatePartKind.Variable);

    /// <summary>Cuts a text of version 2012-10-17, in which <c>${…}</c> is a variable or an escape.</summary>
    public static PolicyTemplate Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        var isWellFormed = true;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var start = rest.IndexOf("${");
            AddPattern(start < 0 ? rest : rest[..start], parts);
            if (start < 0)
            {
                break;
            }

            var end = rest[start..].IndexOf('}');
            if (end < 0)
            {
                isWellFormed = false;
                break;
            }

            isWellFormed &= TryAddVariable(rest[(start + 2)..(start + end)].Trim(), parts);
            rest = rest[(start + end + 1)..];
        }

        return new PolicyTemplate(parts.ToImmutable(), isWellFormed);
    }

    /// <summary>Cuts a text of version 2008-10-17, which knows wildcards only.</summary>
    public static PolicyTemplate ParseWithoutVariables(string text)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        AddPattern(text, parts);
        return new PolicyTemplate(parts.ToImmutable(), IsWellFormed: true);
    }

    private static void AddPattern(ReadOnlySpan<char> text, ImmutableArray<TemplatePart>.Builder parts)
    {
        if (!text.IsEmpty)
        {
            parts.Add(new TemplatePart(TemplatePartKind.Pattern, text.ToString(), Default: null));
        }
    }

    private static bool TryAddVariable(ReadOnlySpan<char> content, ImmutableArray<TemplatePart>.Builder parts)
    {
        if (content is "*" or "?" or "$")
        {
            parts.Add(new TemplatePart(TemplatePartKind.Literal, content.ToString(), Default: null));
            return true;
        }

        var comma = content.IndexOf(',');
        var key = (comma < 0 ? content : content[..comma]).TrimEnd();
        var isDefaultWellFormed = TryReadDefault(comma < 0 ? "" : content[(comma + 1)..].Trim(), out var fallback);
        parts.Add(new TemplatePart(TemplatePartKind.Variable, key.ToString(), fallback));
        return !key.IsEmpty && isDefaultWellFormed && (comma < 0) == (fallback is null);
    }

    /// <summary>A default stands in single quotation marks; nothing at all is no default.</summary>
    private static bool TryReadDefault(ReadOnlySpan<char> text, out string? fallback)
    {
        var isQuoted = text.Length >= 2 && text[0] == '\'' && text[^1] == '\'';
        fallback = isQuoted ? text[1..^1].ToString() : null;
        return isQuoted || text.IsEmpty;
    }
}

/// <summary>One stretch of a template.</summary>
/// <param name="Text">The pattern, the literal text, or the variable's context key.</param>
/// <param name="Default">What a variable stands for when the request lacks its key; null: it has no default.</param>
internal sealed record TemplatePart(TemplatePartKind Kind, string Text, string? Default);

internal enum TemplatePartKind
{
    /// <summary>Text in which <c>*</c> and <c>?</c> are wildcards.</summary>
    Pattern,

    /// <summary>An escape, <c>${*}</c>, <c>${?}</c> or <c>${$}</c>: the character itself.</summary>
    Literal,

    Variable,
}
