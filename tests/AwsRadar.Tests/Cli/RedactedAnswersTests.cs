using System.Text.Json;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Redaction;
using AwsRadar.Core.Snapshots;
using AwsRadar.Tests.Cli.Differences;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>A redacted snapshot gives the answers that the snapshot gives.</summary>
public sealed class RedactedAnswersTests
{
    private static readonly string[] Actions =
    [
        "iam:CreateAccessKey",
        "iam:PassRole",
        "iam:ListUsers",
        "sts:AssumeRole",
        "s3:GetObject",
        "s3:ListBucket",
        "lambda:InvokeFunction",
        "kms:Decrypt",
        "ec2:RunInstances",
        "logs:PutLogEvents",
    ];

    [Fact]
    public async Task Every_principal_of_a_scanned_account_may_do_what_its_pseudonym_may()
    {
        await using var lab = await ScannedLab.StartAsync();
        var snapshot = await lab.ScanAsync();
        var redactor = new Redactor([.. Enumerable.Range(0, 32).Select(number => (byte)(number * 7))]);
        var redacted = redactor.Redact(snapshot);
        var (plain, hidden) = (new AccountAccess(snapshot), new AccountAccess(redacted));
        string[] principals =
        [
            .. snapshot.Users.Select(user => $"{user.Arn}"),
            .. snapshot.Roles.Select(role => $"{role.Arn}"),
        ];
        string[] resources =
        [
            "*",
            .. principals.Take(6),
            .. snapshot.Roles.Take(6).Select(role => $"{role.Arn}"),
            .. Resources(snapshot),
        ];

        var asked = 0;
        var different = new List<string>();
        foreach (var principal in principals)
        {
            foreach (var action in Actions)
            {
                foreach (var resource in resources)
                {
                    asked++;
                    var expected = Ask(plain, principal, action, resource);
                    var actual = Ask(hidden, redactor.Value(principal), action, redactor.Value(resource));
                    if (expected != actual)
                    {
                        different.Add($"{principal} {action} {resource}: {expected}, redacted {actual}");
                    }
                }
            }
        }

        Assert.True(asked > 3_000, $"only {asked} questions were asked");
        Assert.Empty(different);
    }

    [Fact]
    public async Task A_redacted_export_tells_no_name_and_the_same_key_gives_the_same_pseudonyms()
    {
        await using var lab = await ScannedLab.StartAsync();
        var snapshot = await lab.ScanAsync();
        var key = lab.StorePath + ".redaction-key";

        var first = await lab.RunAsync("export", "--json", "-", "--redact");
        var second = await lab.RunAsync("export", "--json", "-", "--redact", "--redact-key", key);

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(first.Out, second.Out);
        Assert.Equal(32, new FileInfo(key).Length);
        var names = snapshot
            .Users.Select(user => user.Name)
            .Concat(snapshot.Roles.Select(role => role.Name))
            .Where(name => name.Length > 6);
        Assert.All(
            names.Append($"{snapshot.Account}"),
            name => Assert.DoesNotContain($"\"{name}\"", first.Out, StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal(snapshot.Users.Length, JsonElement.Parse(first.Out).GetProperty("users").GetArrayLength());
    }

    /// <summary>What the account's policies name, with something in the place of their wildcards.</summary>
    private static IEnumerable<string> Resources(Snapshot snapshot) =>
        snapshot
            .ManagedPolicies.Where(policy => !policy.IsAwsManaged)
            .Select(policy => policy.DefaultVersion!.Document.Json)
            .Concat(snapshot.Roles.SelectMany(role => role.InlinePolicies).Select(policy => policy.Document.Json))
            .SelectMany(json => json.Split('"').Where(text => text.StartsWith("arn:aws:", StringComparison.Ordinal)))
            .Where(text => !text.Contains('$', StringComparison.Ordinal))
            .Select(text => text.Replace("*", "something", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Take(12);

    private static Decision Ask(AccountAccess access, string principal, string action, string resource) =>
        access
            .Ask(
                new AccessQuestion
                {
                    Principal = RequestPrincipal.Parse(principal),
                    Action = action,
                    Resource = resource,
                }
            )
            .Result.Decision;
}
