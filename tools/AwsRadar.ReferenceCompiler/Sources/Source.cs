namespace AwsRadar.ReferenceCompiler.Sources;

/// <summary>An upstream package and the licence that its facts are used under.</summary>
internal sealed record Source(
    string Name,
    string Version,
    string License,
    string Origin,
    string Carries,
    InputReader Input
);
