namespace AwsRadar.Wire.Models;

/// <summary>The files of data/ that are embedded in this assembly.</summary>
internal static class EmbeddedData
{
    public static Stream Open(string name) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidDataException($"The embedded reference data `{name}` is missing. Install aws-radar again.");
}
