using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Demo;

/// <summary>A call of the demo that its lab should have answered and did not.</summary>
internal sealed class DemoFailure(string operation, CallError error)
    : Exception(Translate($"The lab did not answer {operation}: {error.Code}: {error.Message}"));
