using System.Text;

namespace AwsRadar.Core.Tests.Fuzzing;

/// <summary>One part of Core, and what must hold for whatever bytes it is given.</summary>
internal abstract class FuzzTarget
{
    /// <summary>What one input may allocate.</summary>
    public const long MaxAllocatedBytes = 64L * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [new PolicyTarget(), new ArnTarget(), new WildcardTarget(), new ConditionTarget(), new DocumentTarget()];

    /// <summary>The word that names it to <c>tests/fuzz</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Inputs that reach most of it, from which others are made.</summary>
    public abstract IEnumerable<string> Seeds { get; }

    /// <exception cref="InvariantException">Something does not hold.</exception>
    public void Run(ReadOnlySpan<byte> input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Check(input);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Holds(allocated <= MaxAllocatedBytes, $"{allocated} bytes were allocated for {input.Length}.");
    }

    protected abstract void Check(ReadOnlySpan<byte> input);

    protected static void Holds(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvariantException(otherwise);
        }
    }

    /// <summary>Null: the bytes are no text.</summary>
    protected static string? TextOf(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
