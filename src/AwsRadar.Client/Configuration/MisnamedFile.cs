namespace AwsRadar.Client.Configuration;

/// <summary>A file <c>~/.aws/credential</c>: keys that somebody wrote down with care and that no AWS client ever reads.</summary>
internal static class MisnamedFile
{
    /// <summary>One sentence with a space before it; empty when there is no such file.</summary>
    /// <param name="credentialsFile">The file that AWS clients do read.</param>
    public static string Hint(string credentialsFile)
    {
        var slip = Path.Combine(Path.GetDirectoryName(credentialsFile) ?? "", "credential");
        return File.Exists(slip)
            ? Translate($" There is a file `{slip}`: AWS clients read `credentials`, with an s.")
            : "";
    }
}
