namespace AwsRadar.Lab.State.Json;

/// <summary>An access key as <c>ID:SECRET</c>; an id has no colon.</summary>
internal sealed class CredentialsConverter : TextConverter<LabCredentials>
{
    protected override LabCredentials Parse(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? new LabCredentials(text[..colon], text[(colon + 1)..])
            : throw new FormatException("An access key lacks its colon.");

    protected override string Format(LabCredentials value) => $"{value.AccessKeyId}:{value.SecretAccessKey}";
}
