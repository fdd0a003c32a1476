using System.Security.Cryptography;
using AwsRadar.Files;

namespace AwsRadar.Cli.Exporting;

/// <summary>The secret that decides pseudonyms: 32 random bytes in a file that only its owner reads.</summary>
internal static class RedactionKey
{
    private const int Bytes = 32;

    /// <summary>Reads the key, and makes one if there is no such file.</summary>
    /// <exception cref="InvalidDataException">The file is something else.</exception>
    public static byte[] Open(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            throw new InvalidDataException($"the key `{path}` is a symbolic link: name the file itself.");
        }

        if (!file.Exists)
        {
            var made = RandomNumberGenerator.GetBytes(Bytes);
            PrivateFile.Write(path, stream => stream.Write(made));
            return made;
        }

        return file.Length == Bytes
            ? File.ReadAllBytes(path)
            : throw new InvalidDataException(
                $"`{path}` is no key of a redaction, which has {Bytes} bytes: name another file with --redact-key."
            );
    }
}
