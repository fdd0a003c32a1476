using System.Text.Json;
using System.Text.RegularExpressions;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>The resources of a Terraform file as they would be made in the lab's account. Reads the part of the language that such files use.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/syntax/configuration</remarks>
internal static partial class TerraformFacts
{
    public static string[] Of(string file, string trusted)
    {
        var text = file.ReplaceLineEndings("\n")
            .Replace("${data.aws_partition.current.partition}", "aws", StringComparison.Ordinal)
            .Replace("${data.aws_caller_identity.current.account_id}", "123456789012", StringComparison.Ordinal)
            .Replace("var.trusted_principal", $"\"{trusted}\"", StringComparison.Ordinal);
        // A brace at the start of a line then ends a resource, and not the text of a policy.
        text = Heredoc().Replace(text, match => match.Groups[1].Value.Replace("\n", " ", StringComparison.Ordinal));
        var resources = Resources()
            .Matches(text)
            .Select(match => (Type: match.Groups[1].Value, Label: match.Groups[2].Value, Body: match.Groups[3].Value))
            .ToArray();
        var names = resources
            .Where(each => Value(each.Body, "name") is not null)
            .ToDictionary(each => $"{each.Type}.{each.Label}", each => Text(each.Body, "name"), StringComparer.Ordinal);
        return IdentityFacts.Sort(resources.SelectMany(each => Facts(each.Type, each.Body, names)));
    }

    private static IEnumerable<string> Facts(string type, string body, Dictionary<string, string> names) =>
        type switch
        {
            "aws_iam_policy" => IdentityFacts.OfPolicy(Text(body, "name"), JsonElement.Parse(Value(body, "policy")!)),
            "aws_iam_group" => [IdentityFacts.Path(Text(body, "name"), Text(body, "path"))],
            "aws_iam_group_policy_attachment" =>
            [
                IdentityFacts.Attached("group", Referred(body, "group", names), Referred(body, "policy_arn", names)),
            ],
            "aws_iam_user" => [Tag("user", body)],
            "aws_iam_user_group_membership" =>
            [
                IdentityFacts.Member(Referred(body, "user", names), Referred(body, "groups", names)),
            ],
            "aws_iam_role" => [Tag("role", body), IdentityFacts.Trust(Text(body, "name"), Encoded(body))],
            "aws_iam_role_policy_attachment" =>
            [
                IdentityFacts.Attached("role", Referred(body, "role", names), Referred(body, "policy_arn", names)),
            ],
            _ => [$"{type} is not what setup makes"],
        };

    private static string? Value(string body, string name) =>
        Regex.Match(body, $@"^\s*{name}\s*=\s*(.*)$", RegexOptions.Multiline) is { Success: true } match
            ? match.Groups[1].Value.Trim()
            : null;

    private static string Text(string body, string name) => Value(body, name)!.Trim('"');

    /// <summary>The name of what a value such as <c>aws_iam_group.aws_radar.name</c> refers to.</summary>
    private static string Referred(string body, string name, Dictionary<string, string> names) =>
        names[string.Join('.', Value(body, name)!.Trim('[', ']').Split('.')[..2])];

    private static string Tag(string kind, string body)
    {
        var tag = TagPair().Match(Value(body, "tags")!);
        return IdentityFacts.Tag(kind, Text(body, "name"), tag.Groups[1].Value, tag.Groups[2].Value);
    }

    /// <summary>What stands in <c>jsonencode</c>, whose members are words before an equals sign.</summary>
    private static JsonElement Encoded(string body)
    {
        var inner = JsonEncode().Match(body).Groups[1].Value;
        var json = Member().Replace(inner, "\"$1\": ").Replace("\n", ",\n", StringComparison.Ordinal);
        return JsonElement.Parse($"{{{json.Trim().Trim(',')}}}");
    }

    [GeneratedRegex("^resource \"(\\w+)\" \"(\\w+)\" {\\n(.*?)^}$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Resources();

    [GeneratedRegex("<<-POLICY\\n(.*?)\\n\\s*POLICY$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Heredoc();

    [GeneratedRegex("\"([^\"]+)\" = \"([^\"]+)\"")]
    private static partial Regex TagPair();

    [GeneratedRegex("jsonencode\\({(.*?)}\\)$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonEncode();

    [GeneratedRegex("(\\w+)\\s*=\\s*")]
    private static partial Regex Member();
}
