using AwsRadar.Wire.Protocols;

namespace AwsRadar.Cli.Calling;

/// <summary>The files of one call.</summary>
/// <param name="Upload">What is sent in place of a member of the input; null for most calls.</param>
/// <param name="OutFile">Where the content goes that the operation returns; null for operations that return none.</param>
internal sealed record CallFiles(StreamingBody? Upload, string? OutFile);
