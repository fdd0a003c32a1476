namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>A thing that a request names and no fixture has.</summary>
/// <param name="Code">The service's error.</param>
internal sealed record MissingItem(string Code, string Member, string Value);
