using System.Text;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Calling.Values;

/// <summary>The file behind a <c>file://</c> or <c>fileb://</c> value.</summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html</remarks>
internal static class InputFile
{
    /// <summary>What fits into one value; longer bodies would not fit into one request either.</summary>
    private const long MaxBytes = 100L * 1024 * 1024;

    private const string TextPrefix = "file://";
    private const string BytesPrefix = "fileb://";

    // A byte that is no UTF-8 is an error, not a question mark in a policy.
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The value itself, or the text of the file that it names.</summary>
    /// <param name="option">Whose value it is, for messages: <c>--policy-document</c>.</param>
    public static string TextOf(string value, string option)
    {
        if (value.StartsWith(BytesPrefix, StringComparison.Ordinal))
        {
            throw new InputException(
                Translate($"`{option}` takes text: write `file://` in place of `fileb://`, which is for binary values.")
            );
        }

        return value.StartsWith(TextPrefix, StringComparison.Ordinal)
            ? ReadText(value[TextPrefix.Length..], option)
            : value;
    }

    /// <summary>The bytes of a binary value: base64, a file of base64 (<c>file://</c>), or a file of bytes (<c>fileb://</c>).</summary>
    public static byte[] BytesOf(string value, string option)
    {
        if (value.StartsWith(BytesPrefix, StringComparison.Ordinal))
        {
            return ReadBytes(value[BytesPrefix.Length..], option);
        }

        var text = TextOf(value, option);
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new InputException(
                Translate($"`{option}` takes binary data in base64, or from a file: `{option} fileb://PATH`.")
            );
        }
    }

    public static string ReadText(string path, string option)
    {
        try
        {
            var bytes = ReadBytes(path, option);
            return Strict.GetString(bytes.AsSpan(SkipMark(bytes)));
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(Translate($"`{path}` ({option}) is not UTF-8 text."));
        }
    }

    public static byte[] ReadBytes(string path, string option)
    {
        var full = Expand(path);
        try
        {
            using var file = File.OpenRead(full);
            if (file.Length > MaxBytes)
            {
                throw new InputException(
                    Translate(
                        $"`{path}` ({option}) is larger than 100 MiB, which is the most that one request carries."
                    )
                );
            }

            using var content = new MemoryStream();
            file.CopyTo(content);
            return content.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InputException(Translate($"`{path}` ({option}) cannot be read: {FileFault.Of(error, full)}."));
        }
    }

    /// <summary>The path of a streamed body, which is named by it alone; a prefix that other parameters need does no harm.</summary>
    public static string PathOf(string word) =>
        Expand(
            word.StartsWith(BytesPrefix, StringComparison.Ordinal) ? word[BytesPrefix.Length..]
            : word.StartsWith(TextPrefix, StringComparison.Ordinal) ? word[TextPrefix.Length..]
            : word
        );

    private static string Expand(string path) =>
        path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : path;

    private static int SkipMark(byte[] bytes) => bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
}
