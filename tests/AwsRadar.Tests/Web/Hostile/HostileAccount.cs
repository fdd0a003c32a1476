using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Core.Access.Known;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Snapshots;

namespace AwsRadar.Tests.Web.Hostile;

/// <summary>
/// An account in which every text is hostile, found by reflection, and tied so that the page has something to draw: the
/// second user may pass the second role, which may do everything, to Lambda, and outsiders of each kind may assume the first.
/// </summary>
internal static class HostileAccount
{
    /// <summary>Nobody's name.</summary>
    private const string Nobody = "123456789012";

    public static FilledSnapshot Filled(int number) =>
        new(path => IsOdd(path) ? 1 : 0, (path, _) => HostileTexts.Of(path, number));

    public static Snapshot Create(int number)
    {
        var filled = Filled(number).Build();
        var account = filled.Account;
        var user = filled.Users[0];
        var role = filled.Roles[0];
        var policy = filled.ManagedPolicies[0];
        var row = filled.CredentialReport[0];
        // No other name begins so: the two users and the two roles are never the same.
        var runner = "2" + HostileTexts.Of("Groups.Name", number + 1)[1..];
        string Words(string field) => HostileTexts.Of(field, number);
        return filled with
        {
            Users =
            [
                user with
                {
                    Arn = Of(user.Arn, account),
                    InlinePolicies =
                    [
                        new(user.InlinePolicies[0].Name, Policy(Words("Users.InlinePolicies.Document"), ReadObject)),
                    ],
                },
                new User
                {
                    Arn = Arn.Parse($"arn:aws:iam::{account}:user{user.Path}{runner}"),
                    Id = $"{user.Id}2",
                    Name = runner,
                    Path = user.Path,
                    CreatedAt = user.CreatedAt,
                    InlinePolicies = [new(user.InlinePolicies[0].Name, Runner(Words("Users.InlinePolicies.Document")))],
                },
            ],
            Groups = [filled.Groups[0] with { Arn = Of(filled.Groups[0].Arn, account) }],
            Roles =
            [
                role with
                {
                    Arn = Of(role.Arn, account),
                    TrustPolicy = Trust(Words("Roles.TrustPolicy")),
                    InlinePolicies =
                    [
                        new(role.InlinePolicies[0].Name, Policy(Words("Roles.InlinePolicies.Document"), ReadObject)),
                    ],
                },
                new Role
                {
                    Arn = Arn.Parse($"arn:aws:iam::{account}:role{role.Path}{runner}"),
                    Id = $"{role.Id}2",
                    Name = runner,
                    Path = role.Path,
                    CreatedAt = role.CreatedAt,
                    TrustPolicy = new PolicyText(
                        Allow(
                            """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"lambda.amazonaws.com"}}"""
                        )
                    ),
                    InlinePolicies = [new(role.InlinePolicies[0].Name, new PolicyText(Allow(Everything)))],
                },
            ],
            ManagedPolicies =
            [
                policy with
                {
                    Description = Words("ManagedPolicies.Description"),
                    Versions =
                    [
                        .. policy.Versions,
                        policy.Versions[0] with
                        {
                            Id = HostileTexts.Of("ManagedPolicies.Versions.Id", number + 1),
                            IsDefault = false,
                        },
                    ],
                },
            ],
            CredentialReport = [row with { Arn = Of(user.Arn, account) }, row],
            Coverage = new Coverage([.. filled.Coverage.Entries, .. Answered]),
        };
    }

    private const string PassAndRun = """{"Effect":"Allow","Action":["iam:PassRole","lambda:*"],"Resource":"*"}""";

    private const string ReadObject = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";

    private const string Everything = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    private static IEnumerable<CoverageEntry> Answered =>
        Enum.GetValues<SnapshotSection>()
            .Where(section =>
                section is not (SnapshotSection.Users or SnapshotSection.MfaDevices) && !IsOrganizations(section)
            )
            .Select(section => new CoverageEntry
            {
                Region = "global",
                Service = "iam",
                Operation = $"Read{section}",
                Outcome = CallOutcome.Ok,
                Sections = [section],
            });

    /// <summary>As of an account whose organization nobody asked: nothing that it forbids is known.</summary>
    private static bool IsOrganizations(SnapshotSection section) =>
        section.ToString() is { } name
        && (
            name.StartsWith("Organization", StringComparison.Ordinal)
            || name.EndsWith("ControlPolicies", StringComparison.Ordinal)
        );

    /// <summary>The report tells of nobody with MFA, and one call was denied.</summary>
    private static bool IsOdd(string path) => path is "CredentialReport.HasMfa" or "Coverage.Entries.Outcome";

    private static Arn Of(Arn arn, AccountId account) =>
        Arn.Parse(arn.ToString().Replace($"::{Nobody}:", $"::{account}:", StringComparison.Ordinal));

    private static string Allow(string statement) => "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";

    private static PolicyText Policy(string words, string more)
    {
        const string Text = """
            {"Version":"2012-10-17","Id":"WORDS","Statement":[MORE,
             {"Sid":"WORDS","Effect":"Allow","Action":["WORDS","s3:GetObject"],"Resource":["arn:aws:s3:::WORDS","*"],
              "Condition":{"StringLike":{"aws:PrincipalTag/WORDS":["WORDS","b"]}}},
             {"Effect":"Deny","NotAction":"WORDS:*","Resource":"arn:aws:s3:::WORDS"}]}
            """;
        return Filled(Text.Replace("MORE", more, StringComparison.Ordinal), words);
    }

    /// <summary>May pass and run, do one thing to one bucket and another under a condition.</summary>
    private static PolicyText Runner(string words)
    {
        const string Some = """
            {"Effect":"Allow","Action":"s3:PutBucketPolicy","Resource":"arn:aws:s3:::WORDS"},
            {"Effect":"Allow","Action":"s3:DeleteBucket","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/WORDS":["WORDS","b"]}}}
            """;
        // Neither a wildcard nor a variable: the text stands for itself.
        return Filled(Allow($"{PassAndRun},{Some}"), words.Replace('*', '+').Replace('?', '+').Replace('$', '+'));
    }

    private static PolicyText Trust(string words)
    {
        const string Text = """
            {"Version":"2012-10-17","Statement":[
             {"Sid":"WORDS","Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"lambda.amazonaws.com",
               "AWS":["AROAJQABLZS4A3QDU576Q","arn:aws:iam::999999999999:role/WORDS","999999999999"],"Federated":["accounts.google.com","arn:aws:iam::999999999999:saml-provider/WORDS"]}},
             {"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"AWS":"*"},"Condition":{"StringEquals":{"sts:ExternalId":"WORDS"}}}]}
            """;
        // As a wildcard a principal would be refused.
        return Filled(Text, words.Replace('*', '+').Replace('?', '+'));
    }

    private static PolicyText Filled(string text, string words) =>
        new(
            text.Replace(
                "WORDS",
                JsonEncodedText.Encode(words, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
                StringComparison.Ordinal
            )
        );
}
