using System.Text;
using System.Text.Json;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Accounts.Described;

/// <summary>The accounts that a lab starts with when its options describe an organization.</summary>
internal static class DescriptionLoader
{
    private const int MaxFileBytes = 16 * 1024 * 1024;

    /// <exception cref="LabStartException">The description or an account file that it names cannot be read or is none.</exception>
    public static LabState Load(LabOrganization organization, LabOptions options, AccessKeyUsage usage)
    {
        var (text, source, folder) = organization switch
        {
            LabOrganization.FileOrganization file => (
                Read(file.Path),
                $"`{file.Path}`",
                Path.GetDirectoryName(Path.GetFullPath(file.Path))!
            ),
            LabOrganization.TextOrganization given => (given.Json, "The text", Environment.CurrentDirectory),
            _ => throw new ArgumentOutOfRangeException(nameof(organization)),
        };
        try
        {
            var json = JsonElement.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return new DescribedAccounts(options, usage, folder).Read(json);
        }
        catch (Exception error) when (error is JsonException or AccountFormatException)
        {
            throw new LabStartException(
                LabStartFailure.Organization,
                $"{source} is not the description of an organization: {error.Message.TrimEnd('.')}.",
                error
            );
        }
    }

    private static string Read(string path)
    {
        try
        {
            return new FileInfo(path).Length > MaxFileBytes
                ? throw new LabStartException(
                    LabStartFailure.Organization,
                    $"`{path}` is longer than {MaxFileBytes / 1024 / 1024} MiB."
                )
                : File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new LabStartException(
                LabStartFailure.Organization,
                $"The organization's file `{path}` cannot be read: {error.Message.TrimEnd('.')}.",
                error
            );
        }
    }
}
