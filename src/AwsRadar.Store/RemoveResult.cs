namespace AwsRadar.Store;

/// <summary>What removing snapshots brought.</summary>
/// <param name="Removed">How many snapshots are gone.</param>
/// <param name="BytesBefore">The size of the file and its write-ahead log before.</param>
/// <param name="BytesAfter">The size after.</param>
/// <param name="IsCompacted">False: the snapshots are gone, but another program kept their space from being given back yet.</param>
public sealed record RemoveResult(int Removed, long BytesBefore, long BytesAfter, bool IsCompacted);
