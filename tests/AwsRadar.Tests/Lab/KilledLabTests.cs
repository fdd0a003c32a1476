using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Files;
using AwsRadar.Tests.Cli;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>A lab that is killed in the middle of its work, again and again, on one state file.</summary>
public sealed class KilledLabTests
{
    private const int Writers = 4;
    private static readonly LabCredentials Root = new("AKIALABKILLTESTS0000", "killed-but-not-forgotten");

    private static int Kills => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1" ? 200 : 10;

    [Fact]
    public async Task No_write_that_was_acknowledged_is_lost_when_the_lab_is_killed()
    {
        using var cli = new CliProcess();
        cli.With("AWS_RADAR_LAB_ROOT_ACCESS_KEY_ID", Root.AccessKeyId)
            .With("AWS_RADAR_LAB_ROOT_SECRET_ACCESS_KEY", Root.SecretAccessKey);
        var path = Path.Combine(cli.Home, "lab.state");
        var random = new Random(20261125);
        var acknowledged = new Acknowledged();

        for (var kill = 0; kill < Kills; kill++)
        {
            using var lab = cli.Start("lab", "--port", "0", "--account", "empty", "--state", path);
            var endpoint = await EndpointOfAsync(lab);
            var enough = acknowledged.WaitFor(random.Next(1, 60));
            var (turn, client) = (kill, new LabClient(endpoint, Root));
            var writers = Enumerable
                .Range(0, Writers)
                .Select(writer => WriteAsync(client, $"{turn}-{writer}", acknowledged));
            var work = Task.WhenAll(writers);
            await Task.WhenAny(enough, work);
            lab.Kill();
            await lab.WaitForExitAsync(TestContext.Current.CancellationToken);
            await work;

            // A torn or damaged file would throw here.
            acknowledged.AssertIn(StateFile.Read(path).Current.Main);
        }

        Assert.True(acknowledged.Count >= Kills);
        Assert.Equal([path], Directory.EnumerateFiles(cli.Home));
    }

    /// <summary>Writes until the lab is gone, and notes what it said yes to.</summary>
    private static async Task WriteAsync(LabClient client, string name, Acknowledged acknowledged)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var user = $"u{name}-{number}";
                await client.CallAsync("CreateUser", new JsonObject { ["UserName"] = user });
                acknowledged.Add(user, key: null);
                acknowledged.Add(user, await client.CreateKeyAsync(user));
                if (number > 0)
                {
                    var old = $"u{name}-{number - 1}";
                    acknowledged.Forget(old);
                    await client.CallAsync(
                        "DeleteAccessKey",
                        new JsonObject { ["UserName"] = old, ["AccessKeyId"] = acknowledged.KeyOf(old) }
                    );
                    await client.CallAsync("DeleteUser", new JsonObject { ["UserName"] = old });
                    acknowledged.AddDeleted(old);
                }
            }
        }
        catch (HttpRequestException)
        {
            // The lab was killed. What was under way may be done or not.
        }
    }

    private static async Task<Uri> EndpointOfAsync(Process lab)
    {
        const string Variable = "export AWS_ENDPOINT_URL=";
        while (await lab.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Variable, StringComparison.Ordinal))
            {
                return new Uri(line[Variable.Length..]);
            }
        }

        throw new InvalidOperationException(
            await lab.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>What the lab has said yes to, over all its lives.</summary>
    private sealed class Acknowledged
    {
        private readonly ConcurrentDictionary<string, LabCredentials?> _users = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> _keyIds = new(StringComparer.Ordinal);
        private readonly ConcurrentBag<string> _deleted = [];
        private TaskCompletionSource _enough = new();
        private int _missing;

        public int Count => _users.Count + _deleted.Count;

        /// <summary>Ends after so many more acknowledgements.</summary>
        public Task WaitFor(int count)
        {
            _enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _missing, count);
            return _enough.Task;
        }

        public string KeyOf(string user) => _keyIds[user];

        public void Add(string user, LabCredentials? key)
        {
            _users[user] = key;
            if (key is not null)
            {
                _keyIds[user] = key.AccessKeyId;
            }

            CountOne();
        }

        /// <summary>Its deletion is under way: it may be there or not.</summary>
        public void Forget(string user) => _users.TryRemove(user, out _);

        public void AddDeleted(string user)
        {
            _deleted.Add(user);
            CountOne();
        }

        public void AssertIn(AccountState account)
        {
            Assert.Empty(_users.Keys.Where(user => !account.Users.ContainsKey(user)));
            Assert.Empty(_deleted.Where(account.Users.ContainsKey));
            Assert.All(
                _users.Where(user => user.Value is not null),
                user => Assert.Equal(user.Value, Assert.Single(account.Users[user.Key].AccessKeys).Credentials)
            );
        }

        private void CountOne()
        {
            if (Interlocked.Decrement(ref _missing) == 0)
            {
                _enough.TrySetResult();
            }
        }
    }
}
