using System.Collections.Immutable;

namespace AwsRadar.Tests.Lab.Corpus;

/// <summary>What a case has attached to one root, unit or account.</summary>
/// <param name="Id">Of the root or the unit; of an account any twelve digits.</param>
internal sealed record CorpusLevel(string Id, ImmutableArray<(string Name, string Text)> Policies);
