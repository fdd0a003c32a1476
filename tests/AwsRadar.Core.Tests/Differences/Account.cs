using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Tests.Differences;

/// <summary>A small account for comparisons; each test says what is different about it.</summary>
internal static class Account
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 14, 0, TimeSpan.Zero);

    public static Snapshot With(params User[] users) =>
        new()
        {
            Id = "7f3a",
            Account = AccountId.Parse("123456789012"),
            Source = SnapshotSource.Scan,
            StartedAt = Start,
            CompletedAt = Start,
            Users = [.. users],
            Coverage = Ledgers.AllBut(),
        };

    public static User User(string name, string? id = null) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:user/{name}"),
            Id = id ?? $"AIDA{name.ToUpperInvariant()}",
            Name = name,
            Path = "/",
            CreatedAt = Start,
        };

    public static Role Role(string name, string trust = """{"Version":"2012-10-17","Statement":[]}""") =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:role/{name}"),
            Id = $"AROA{name.ToUpperInvariant()}",
            Name = name,
            Path = "/",
            CreatedAt = Start,
            TrustPolicy = new PolicyText(trust),
        };

    public static AccessKey Key(string id, string user) => new(id, user, IsActive: true, Start);

    public static CredentialReportRow Row(string user) =>
        new()
        {
            UserName = user,
            Arn = Arn.Parse($"arn:aws:iam::123456789012:user/{user}"),
            HasPassword = true,
            HasMfa = false,
        };
}
