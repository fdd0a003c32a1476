using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.State.Json;

namespace AwsRadar.Lab.State.Files;

/// <summary>
/// The lines of state files of version 1: a lab had one account then, and each line was a change of it, with the last
/// use of keys among the rest.
/// </summary>
internal static class FirstFormat
{
    public const int Version = 1;
    private const string KeyUses = nameof(LabChange.KeyUses);

    /// <param name="account">The account of the file; null in its first line, which names it.</param>
    /// <exception cref="JsonException">The line has members that this program does not know, or lacks some.</exception>
    public static LabChange ReadLine(ReadOnlySpan<byte> json, AccountId? account)
    {
        var line = JsonNode.Parse(json) as JsonObject ?? throw new JsonException();
        var uses = line[KeyUses].Deserialize(StateJsonContext.InfoOf<Dictionary<string, AccessKeyUse>>());
        line.Remove(KeyUses);
        if (line[nameof(AccountChange.Facts)] is JsonObject facts)
        {
            // An account had no address then.
            facts.TryAdd(nameof(AccountFacts.Email), null);
            facts.TryAdd(nameof(AccountFacts.Name), null);
        }

        var change = line.Deserialize(StateJsonContext.InfoOf<AccountChange>()) ?? throw new JsonException();
        var id = account ?? change.Facts?.AccountId ?? throw new JsonException();
        return new LabChange
        {
            MainAccountId = account is null ? id : null,
            Accounts = change.IsEmpty ? null : new(StringComparer.Ordinal) { [id.ToString()] = change },
            KeyUses = uses,
        };
    }
}
