using AwsRadar.Core.Reference;
using AwsRadar.Packing;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Reference;

/// <summary>A damaged file is named as such: it never gives wrong facts, and never hangs.</summary>
public sealed class DamagedDataTests
{
    private static readonly byte[] Actions = Load("actions.bin");
    private static readonly byte[] Policies = Load("policies.bin");

    [Fact]
    public void Any_flipped_bit_of_the_actions_is_noticed()
    {
        FlippedBit(Actions).Sample(damaged => IsNoticed(() => DescribeActions(damaged)), iter: 60);
    }

    [Fact]
    public void Any_flipped_bit_of_the_policies_is_noticed()
    {
        FlippedBit(Policies).Sample(damaged => IsNoticed(() => DescribePolicies(damaged)), iter: 60);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(1_000)]
    [InlineData(300_000)]
    public void A_truncated_file_is_noticed(int length)
    {
        var error = Assert.Throws<InvalidDataException>(() => DescribeActions(Actions[..length]));

        Assert.Contains("`actions.bin` is damaged", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Install aws-radar again.", error.Message, StringComparison.Ordinal);
    }

    private static Gen<byte[]> FlippedBit(byte[] file) =>
        Gen.Int[0, (file.Length * 8) - 1]
            .Select(bit =>
            {
                var damaged = file.ToArray();
                damaged[bit / 8] ^= (byte)(1 << (bit % 8));
                return damaged;
            });

    private static bool IsNoticed(Func<int> describe)
    {
        try
        {
            _ = describe();
            return false;
        }
        catch (InvalidDataException e)
        {
            return e.Message.Contains("damaged", StringComparison.Ordinal);
        }
    }

    private static int DescribeActions(byte[] bytes)
    {
        var archive = new ActionArchive(new PackedFile("actions.bin", () => new MemoryStream(bytes)));
        return archive.GlobalConditionKeys.Length
            + archive.Prefixes.Sum(prefix => archive.TryOpen(prefix, out var service) ? service.Actions.Length : 0);
    }

    private static int DescribePolicies(byte[] bytes) =>
        new ManagedPolicyArchive(new PackedFile("policies.bin", () => new MemoryStream(bytes))).Policies.Sum(policy =>
            policy.ReadDocument().Length
        );

    private static byte[] Load(string name)
    {
        using var stream = EmbeddedData.Open(name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
