using System.Text.Json.Nodes;

namespace AwsRadar.Cli.Setup;

/// <summary>One change to the account: a call to IAM, and what it does for people.</summary>
internal sealed record SetupStep(string Title, string Operation, JsonObject Input);
