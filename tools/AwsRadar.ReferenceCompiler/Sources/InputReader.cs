using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsRadar.ReferenceCompiler.Sources;

/// <summary>Reads the files of one upstream source and remembers their hashes, so that data/sources.json can state the input.</summary>
internal sealed class InputReader(string folder)
{
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    public string Folder => folder;

    /// <summary>SHA-256 over a line with path and SHA-256 for each file that was read, in ordinal order of the paths.</summary>
    public string Digest =>
        Hex(
            Encoding.UTF8.GetBytes(
                string.Concat(
                    _hashes
                        .OrderBy(each => each.Key, StringComparer.Ordinal)
                        .Select(each => $"{each.Value}  {each.Key}\n")
                )
            )
        );

    public int Files => _hashes.Count;

    public bool Has(string path) => File.Exists(Path.Combine(folder, path));

    /// <summary>Reads a JSON file, or the same name with .gz; null if there is neither.</summary>
    public JsonNode? ReadOrNull(string path)
    {
        var name = Has(path + ".gz") ? path + ".gz" : path;
        return Has(name) ? Parse(name, ReadText(name)) : null;
    }

    public JsonNode Read(string path) =>
        ReadOrNull(path) ?? throw new CompileException($"`{Path.Combine(folder, path)}` is missing.");

    /// <summary>Reads a file as it is, decompressed if its name says so.</summary>
    public byte[] ReadText(string path)
    {
        if (!Has(path))
        {
            throw new CompileException($"`{Path.Combine(folder, path)}` is missing.");
        }

        var bytes = File.ReadAllBytes(Path.Combine(folder, path));
        _hashes.TryAdd(path, Hex(bytes));
        return path.EndsWith(".gz", StringComparison.Ordinal) ? Unzip(path, bytes) : bytes;
    }

    private byte[] Unzip(string path, byte[] bytes)
    {
        try
        {
            using var unpacked = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var content = new MemoryStream();
            unpacked.CopyTo(content);
            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new CompileException($"`{Path.Combine(folder, path)}` is not a gzip file.");
        }
    }

    private JsonNode Parse(string path, byte[] text)
    {
        try
        {
            return JsonNode.Parse(text)!;
        }
        catch (JsonException e)
        {
            throw new CompileException($"`{Path.Combine(folder, path)}` is not JSON: {e.Message}");
        }
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
