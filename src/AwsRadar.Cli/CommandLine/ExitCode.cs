namespace AwsRadar.Cli.CommandLine;

/// <summary>What the process tells its caller: the same numbers for every command.</summary>
internal static class ExitCode
{
    /// <summary>Done, or allowed.</summary>
    public const int Done = 0;

    /// <summary>It could not be done; standard error says why.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself was wrong.</summary>
    public const int Usage = 2;

    /// <summary>The answer is no: denied, different, or something was found.</summary>
    public const int Denied = 3;

    /// <summary>What is known does not decide the question.</summary>
    public const int Undetermined = 4;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
