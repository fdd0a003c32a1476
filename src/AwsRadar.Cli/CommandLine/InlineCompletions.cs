namespace AwsRadar.Cli.CommandLine;

/// <summary>
/// Lets the thread that sees an answer arrive go on with it, where .NET would hand it to another thread, which costs a call
/// more than reading the answer does. A program may choose so, as nothing here blocks while it waits for a socket; a library must not.
/// </summary>
/// <remarks>https://github.com/dotnet/runtime/blob/main/src/libraries/System.Net.Sockets/src/System/Net/Sockets/SocketAsyncEngine.Unix.cs</remarks>
internal static class InlineCompletions
{
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Must run before the first socket is opened. What the user has set stays.</summary>
    public static void Enable()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            Environment.SetEnvironmentVariable(Variable, "1");
        }
    }
}
