namespace AwsRadar.Cli.Calling.Values.Shorthand;

/// <summary>Which characters stand where in shorthand syntax without quotes.</summary>
internal static class ShorthandCharacters
{
    public static bool IsOfKey(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '#' or '/' or ':';

    public static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\v' or '\f';

    public static bool StartsValue(char character) =>
        character is > ' ' and not ('"' or '\'' or ',' or '=' or '[' or '{');

    /// <summary>The value behind a key's equals sign: it may hold more equals signs, but no closing bracket.</summary>
    public static bool ContinuesFirst(char character) =>
        IsSpace(character) || character is > ' ' and not ('"' or '\'' or ',' or ']' or '}');

    /// <summary>A value behind a comma: an equals sign would make it the next key.</summary>
    public static bool ContinuesLater(char character) =>
        IsSpace(character) || character is > ' ' and not ('"' or '\'' or ',' or '=');
}
