using AwsRadar.Client;
using AwsRadar.Client.Credentials;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>Clients of which each acts as a role that the one before assumes.</summary>
internal sealed class ClientChain : IDisposable
{
    private readonly List<AwsClient> _clients = [];

    /// <param name="first">Who assumes the first role; it is not disposed here.</param>
    public ClientChain(AwsClient first, IEnumerable<string> roles)
    {
        Last = first;
        foreach (var role in roles)
        {
            Last = Last.Assume(new RoleToAssume(role));
            _clients.Add(Last);
        }
    }

    public AwsClient Last { get; }

    public void Dispose() => _clients.ForEach(client => client.Dispose());
}
