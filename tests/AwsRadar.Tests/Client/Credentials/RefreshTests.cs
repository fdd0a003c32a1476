using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>Temporary credentials in a long run: replaced before they end, kept while their source is away.</summary>
public sealed class RefreshTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_replaced_five_minutes_before_they_end_and_not_earlier()
    {
        var clock = new Clock(Start);
        var issuer = new HourlyIssuer(clock);
        using var found = new FoundCredentials(issuer, clock);

        var first = await found.GetAsync(Cancel);
        clock.Now = Start.AddMinutes(54);
        var kept = await found.GetAsync(Cancel);
        clock.Now = Start.AddMinutes(56);
        var next = await found.GetAsync(Cancel);

        Assert.Same(first, kept);
        Assert.Equal(("KEY1", "KEY2"), (first.Keys.AccessKeyId, next.Keys.AccessKeyId));
    }

    [Fact]
    public async Task What_is_left_of_them_is_used_while_their_source_is_away_and_no_longer()
    {
        var clock = new Clock(Start);
        var issuer = new HourlyIssuer(clock);
        using var found = new FoundCredentials(issuer, clock);
        var first = await found.GetAsync(Cancel);

        issuer.IsAway = true;
        clock.Now = Start.AddMinutes(58);
        var left = await found.GetAsync(Cancel);
        await found.GetAsync(Cancel);
        var asked = issuer.Asked;
        clock.Now = Start.AddMinutes(61);
        var ended = await Assert.ThrowsAsync<ConfigurationException>(() => found.GetAsync(Cancel));
        issuer.IsAway = false;
        var back = await found.GetAsync(Cancel);

        Assert.Same(first, left);
        Assert.Equal(2, asked);
        Assert.Equal("away", ended.Message);
        Assert.Equal("KEY2", back.Keys.AccessKeyId);
    }

    [Fact]
    public async Task Those_that_live_for_minutes_only_are_not_asked_for_at_each_call()
    {
        var clock = new Clock(Start);
        var issuer = new HourlyIssuer(clock) { Lifetime = TimeSpan.FromMinutes(4) };
        using var found = new FoundCredentials(issuer, clock);

        await found.GetAsync(Cancel);
        clock.Now = Start.AddSeconds(119);
        await found.GetAsync(Cancel);
        var asked = issuer.Asked;
        clock.Now = Start.AddSeconds(121);
        await found.GetAsync(Cancel);

        Assert.Equal((1, 2), (asked, issuer.Asked));
    }

    [Fact]
    public async Task Many_calls_at_once_ask_the_source_once()
    {
        var clock = new Clock(Start);
        var issuer = new HourlyIssuer(clock);
        using var found = new FoundCredentials(issuer, clock);

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => found.GetAsync(Cancel))));

        Assert.Single(all.Distinct());
        Assert.Equal(1, issuer.Issued);
    }

    [Fact]
    public async Task Waiting_for_them_can_be_cancelled()
    {
        using var found = new FoundCredentials(new SilentIssuer(), TimeProvider.System);
        using var cancel = new CancellationTokenSource();

        var waiting = found.GetAsync(cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private sealed class Clock(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = start;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class HourlyIssuer(TimeProvider clock) : ICredentialIssuer
    {
        private int _issued;

        public bool IsAway { get; set; }

        public int Issued => _issued;

        /// <summary>How often it was asked, in vain included.</summary>
        public int Asked { get; private set; }

        public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

        public CredentialSource Source => CredentialSource.Process;

        public string Origin => "the test";

        public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
        {
            Asked++;
            await Task.Yield();
            return IsAway
                ? throw CredentialErrors.None("away")
                : new IssuedCredentials(
                    new SigningCredentials(
                        $"KEY{Interlocked.Increment(ref _issued)}",
                        new Secret("s"),
                        new Secret("t")
                    ),
                    clock.GetUtcNow() + Lifetime
                );
        }
    }

    private sealed class SilentIssuer : ICredentialIssuer
    {
        public CredentialSource Source => CredentialSource.Process;

        public string Origin => "the test";

        public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("never");
        }
    }
}
