using System.Text;

namespace AwsRadar.Cli.CommandLine;

/// <summary>The person at the terminal, asked on standard error so that standard output stays data.</summary>
internal sealed class Keyboard(TextWriter prompt)
{
    /// <summary>Null where nobody can be asked: standard input or standard error is no terminal.</summary>
    public static Keyboard? OfProcess() =>
        Console.IsInputRedirected || Console.IsErrorRedirected ? null : new Keyboard(Console.Error);

    /// <summary>A line, shown as it is typed; null at the end of input.</summary>
    public async Task<string?> AskAsync(string question, CancellationToken cancellation)
    {
        StopEcho();
        await prompt.WriteAsync(question + ": ");
        // Reading the console cannot be cancelled; waiting for it can.
        return await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(cancellation);
    }

    /// <summary>A line of which nothing is shown.</summary>
    public async Task<string> AskSecretAsync(string question, CancellationToken cancellation)
    {
        StopEcho();
        await prompt.WriteAsync(question + Translate(" (not shown): "));
        var secret = await Task.Run(ReadUnseen, CancellationToken.None).WaitAsync(cancellation);
        await prompt.WriteLineAsync();
        return secret;
    }

    /// <summary>
    /// From its first look at the keys .NET, and no longer the terminal, echoes what is typed. Looked at before the question is
    /// written, so that a secret pasted the moment it appears, or together with the line before, is not seen either.
    /// </summary>
    private static void StopEcho() => _ = Console.KeyAvailable;

    private static string ReadUnseen()
    {
        var line = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace)
            {
                line.Length = Math.Max(0, line.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                line.Append(key.KeyChar);
            }
        }

        return line.ToString();
    }
}
