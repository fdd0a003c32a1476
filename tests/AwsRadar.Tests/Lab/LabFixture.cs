using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>
/// A lab with the sample account, for the tests of one class: <c>IClassFixture&lt;LabFixture&gt;</c>. Tests share it, so each
/// makes users of its own.
/// </summary>
public sealed class LabFixture : IAsyncLifetime
{
    private LabServer? _lab;

    public LabServer Lab => _lab ?? throw new InvalidOperationException("The lab starts with the first test.");

    /// <summary>Calls as the root user.</summary>
    public LabClient Root => ClientOf(Lab.RootCredentials);

    public async ValueTask InitializeAsync() =>
        _lab = await LabServer.StartAsync(
            new LabOptions { Account = LabAccount.Sample },
            TestContext.Current.CancellationToken
        );

    public ValueTask DisposeAsync() => _lab?.DisposeAsync() ?? ValueTask.CompletedTask;

    public LabClient ClientOf(LabCredentials credentials) => new(Lab.Endpoint, credentials);

    /// <summary>A new user with a key and, unless the policy is null, one inline policy.</summary>
    public Task<LabCredentials> CreateUserAsync(string name, string? policy) => Root.CreateUserAsync(name, policy);

    /// <summary>A policy of one statement that allows the actions on everything.</summary>
    public static string Allow(params string[] actions) => Statement("Allow", actions);

    /// <summary>A policy of one statement that denies the actions on everything.</summary>
    public static string Deny(params string[] actions) => Statement("Deny", actions);

    private static string Statement(string effect, string[] actions) =>
        $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":["{{string.Join(
                "\",\"",
                actions
            )}}"],"Resource":"*"}]}
            """;
}
