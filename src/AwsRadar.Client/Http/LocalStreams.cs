using System.Security.Cryptography;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>Reads and writes the caller's content, whose failures must not be taken for the network's.</summary>
internal static class LocalStreams
{
    /// <exception cref="LocalStreamException">It cannot be opened.</exception>
    public static Stream Open(StreamingBody body) => Guard(body.Open, LocalStreamException.Body);

    /// <exception cref="LocalStreamException">It cannot be opened.</exception>
    public static Stream Open(Func<Stream> output) => Guard(output, LocalStreamException.Output);

    /// <summary>SHA-256 of the whole body, in lower-case hexadecimal digits.</summary>
    /// <exception cref="LocalStreamException">It cannot be read.</exception>
    public static string Hash(StreamingBody body)
    {
        using var source = Open(body);
        return Convert.ToHexStringLower(Guard(() => SHA256.HashData(source), LocalStreamException.Body));
    }

    /// <exception cref="LocalStreamException">It cannot be read.</exception>
    public static async Task<int> ReadAsync(Stream source, Memory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(piece, cancellationToken);
        }
        catch (Exception exception) when (LocalStreamException.IsExpected(exception))
        {
            throw LocalStreamException.Body(exception);
        }
    }

    /// <exception cref="LocalStreamException">It cannot be written.</exception>
    public static async Task WriteAsync(Stream output, ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            await output.WriteAsync(piece, cancellationToken);
        }
        catch (Exception exception) when (LocalStreamException.IsExpected(exception))
        {
            throw LocalStreamException.Output(exception);
        }
    }

    /// <exception cref="LocalStreamException">What was still to be written cannot be.</exception>
    public static async ValueTask CloseAsync(Stream output)
    {
        try
        {
            await output.DisposeAsync();
        }
        catch (Exception exception) when (LocalStreamException.IsExpected(exception))
        {
            throw LocalStreamException.Output(exception);
        }
    }

    private static T Guard<T>(Func<T> act, Func<Exception, LocalStreamException> wrap)
    {
        try
        {
            return act();
        }
        catch (Exception exception) when (LocalStreamException.IsExpected(exception))
        {
            throw wrap(exception);
        }
    }
}
