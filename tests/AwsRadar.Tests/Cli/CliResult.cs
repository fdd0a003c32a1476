namespace AwsRadar.Tests.Cli;

/// <summary>How a run of the program ended, and what it printed.</summary>
internal sealed record CliResult(int ExitCode, string Out, string Error);
