using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>What concerns the account as a whole: IAM's counts, the aliases, the password policy.</summary>
internal static class AccountCollector
{
    public static async Task<ImmutableSortedDictionary<string, long>> SummaryAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    )
    {
        var summary = ImmutableSortedDictionary<string, long>.Empty.WithComparers(StringComparer.Ordinal);
        await runner.RunAsync(
            CallRegistry.Find("iam", "GetAccountSummary"),
            CallInput.None,
            answer =>
            {
                var map = AnswerReader.Object(answer, "SummaryMap");
                summary = summary.SetItems(
                    map.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Count(map, entry.Name)))
                );
                return summary.Count;
            },
            null,
            cancellationToken
        );
        return summary;
    }

    public static async Task<ImmutableArray<string>> AliasesAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    )
    {
        var aliases = new List<string>();
        await runner.RunAsync(
            CallRegistry.Find("iam", "ListAccountAliases"),
            CallInput.None,
            page =>
            {
                var added = AnswerReader.List(page, "AccountAliases").Select(Alias).ToArray();
                aliases.AddRange(added);
                return added.Length;
            },
            null,
            cancellationToken
        );
        return [.. aliases.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>IAM answers NoSuchEntity where nobody ever set a policy: then the account truly has none.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html</remarks>
    public static async Task<PasswordPolicy?> PasswordPolicyAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    )
    {
        var call = CallRegistry.Find("iam", "GetAccountPasswordPolicy");
        PasswordPolicy? policy = null;
        var reply = await runner.AskAsync(
            call,
            CallInput.None,
            answer =>
            {
                policy = Policy(AnswerReader.Object(answer, "PasswordPolicy"));
                return 1;
            },
            cancellationToken
        );
        runner.Enter(
            call,
            null,
            reply.Error?.Kind is CallErrorKind.NotFound
                ? reply with
                {
                    Outcome = CallOutcome.NotEnabled,
                    Message = Translatable("The account has no password policy of its own."),
                }
                : reply
        );
        return policy;
    }

    private static long Count(JsonElement map, string name) =>
        AnswerReader.NumberOrNull(map, name) ?? throw AnswerReader.Wrong(name, Translatable("a whole number"));

    private static string Alias(JsonElement alias) =>
        alias.ValueKind is JsonValueKind.String
            ? alias.GetString()!
            : throw AnswerReader.Wrong("AccountAliases", Translatable("text"));

    private static PasswordPolicy Policy(JsonElement policy) =>
        new()
        {
            MinimumPasswordLength =
                AnswerReader.NumberOrNull(policy, "MinimumPasswordLength")
                ?? throw AnswerReader.Wrong("MinimumPasswordLength", Translatable("a whole number")),
            RequireSymbols = AnswerReader.Flag(policy, "RequireSymbols"),
            RequireNumbers = AnswerReader.Flag(policy, "RequireNumbers"),
            RequireUppercaseCharacters = AnswerReader.Flag(policy, "RequireUppercaseCharacters"),
            RequireLowercaseCharacters = AnswerReader.Flag(policy, "RequireLowercaseCharacters"),
            AllowUsersToChangePassword = AnswerReader.Flag(policy, "AllowUsersToChangePassword"),
            HardExpiry = AnswerReader.Flag(policy, "HardExpiry"),
            MaxPasswordAge = AnswerReader.NumberOrNull(policy, "MaxPasswordAge"),
            PasswordReusePrevention = AnswerReader.NumberOrNull(policy, "PasswordReusePrevention"),
        };
}
