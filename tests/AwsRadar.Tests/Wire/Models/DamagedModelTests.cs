using AwsRadar.Packing;
using AwsRadar.Wire.Models;
using CsCheck;
using Xunit;

namespace AwsRadar.Tests.Wire.Models;

/// <summary>A damaged file is named as such: it never gives a wrong model, and never hangs.</summary>
public sealed class DamagedModelTests
{
    private static readonly byte[] Services = Load();

    [Fact]
    public void Any_flipped_bit_is_noticed() =>
        Gen.Int[0, (Services.Length * 8) - 1].Sample(bit => IsNoticed(WithFlipped(bit)), iter: 40, threads: 2);

    [Fact]
    public void Any_truncation_is_noticed() =>
        Gen.Int[0, Services.Length - 1].Sample(length => IsNoticed(Services[..length]), iter: 40, threads: 2);

    private static bool IsNoticed(byte[] bytes)
    {
        try
        {
            var file = new PackedFile("services.bin", () => new MemoryStream(bytes));
            var archive = new ServiceArchive(file);
            foreach (var name in archive.Names)
            {
                _ = archive.TryOpen(name, out _);
            }

            return false;
        }
        catch (InvalidDataException e)
        {
            return e.Message.StartsWith(
                "The embedded reference data `services.bin` is damaged:",
                StringComparison.Ordinal
            );
        }
    }

    private static byte[] WithFlipped(int bit)
    {
        var damaged = Services.ToArray();
        damaged[bit / 8] ^= (byte)(1 << (bit % 8));
        return damaged;
    }

    private static byte[] Load()
    {
        using var stream = EmbeddedData.Open("services.bin");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
