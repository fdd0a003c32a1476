using System.Collections.Frozen;
using System.Text;

namespace AwsRadar.Cli.Differences;

/// <summary>The members of entities in words.</summary>
internal static class FieldText
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["groupNames"] = Translatable("group"),
        ["attachedPolicies"] = Translatable("policy"),
        ["inlinePolicies"] = Translatable("inline policy"),
        ["tags"] = Translatable("tag"),
        ["trustPolicy"] = Translatable("trust policy"),
        ["permissionsBoundary"] = Translatable("permissions boundary"),
        ["instanceProfiles"] = Translatable("instance profile"),
        ["defaultVersionId"] = Translatable("version in force"),
        ["versions"] = Translatable("version"),
        ["clientIds"] = Translatable("audience"),
        ["hasPassword"] = Translatable("password"),
        ["hasMfa"] = Translatable("MFA"),
        ["isActive"] = Translatable("active"),
        ["userName"] = Translatable("user"),
        ["accessKeys"] = Translatable("access key of"),
        ["accessKeys.isActive"] = Translatable("active access key of"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A word of people for the common ones; of others the member's name, taken apart at its capitals.</summary>
    public static string Of(string field)
    {
        if (Words.TryGetValue(field, out var word))
        {
            return Translate(word);
        }

        // Names of IAM's account summary, which begin with a capital, are names.
        if (field.Length == 0 || char.IsUpper(field[0]))
        {
            return field;
        }

        var text = new StringBuilder(field.Length + 8);
        foreach (var character in field)
        {
            if (char.IsUpper(character))
            {
                text.Append(' ').Append(char.ToLowerInvariant(character));
            }
            else
            {
                text.Append(character == '.' ? ' ' : character);
            }
        }

        return text.ToString();
    }
}
