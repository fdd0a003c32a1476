namespace AwsRadar.Store;

/// <summary>Whether everything that is stored is what was written.</summary>
/// <param name="Snapshots">How many snapshots were verified.</param>
/// <param name="Parts">How many entities and lists their checksums were computed of.</param>
/// <param name="Damaged">What is not what was written; empty: all is whole.</param>
public sealed record VerifyResult(int Snapshots, int Parts, IReadOnlyList<DamagedSection> Damaged);

/// <summary>A part of a snapshot that is not what was written.</summary>
/// <param name="Snapshot">The snapshot's id.</param>
/// <param name="Section">The kind of entity, such as <c>role</c>; <c>snapshot</c> for the summary itself.</param>
/// <param name="Reason">What is wrong, in words.</param>
public sealed record DamagedSection(string Snapshot, string Section, string Reason);
