namespace AwsRadar.Lab.Fixtures.Loading;

/// <summary>One file of fixtures.</summary>
/// <param name="Path">Below the folder, with slashes: <c>ap-northeast-2/ec2/DescribeVpcs.json</c>.</param>
internal sealed record FixtureFile(string Path, ReadOnlyMemory<byte> Bytes);
