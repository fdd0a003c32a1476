namespace AwsRadar.Cli.Setup;

/// <summary>Setup or teardown cannot go on; the message says why in one sentence.</summary>
internal sealed class SetupException(string message, string? whatToDo = null) : Exception(message)
{
    public string? WhatToDo { get; } = whatToDo;
}
