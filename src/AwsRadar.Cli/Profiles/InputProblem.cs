namespace AwsRadar.Cli.Profiles;

/// <summary>Why what the user gave is no profile.</summary>
internal sealed record InputProblem(string Sentence, string? WhatToDo = null);
