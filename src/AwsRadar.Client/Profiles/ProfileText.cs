using System.Collections.Immutable;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Endpoints;

namespace AwsRadar.Client.Profiles;

/// <summary>Whether texts can stand in a shared file and be read back as they were.</summary>
internal static class ProfileText
{
    /// <exception cref="ConfigurationException">The name would be read as another.</exception>
    public static void CheckName(string name)
    {
        if (name.Length == 0 || name.Any(IsForbiddenInName) || SharedFile.NormalizeName(name) != name)
        {
            throw new ConfigurationException(
                CallErrorKind.Validation,
                Translate(
                    $"`{name}` cannot be the name of a profile: use letters, digits, `-`, `_`, `.` and single spaces between words."
                )
            );
        }
    }

    /// <exception cref="ConfigurationException">A value would be read as another. It is not shown: it may be a secret.</exception>
    public static void CheckValues(ImmutableArray<KeyValuePair<string, string?>> settings)
    {
        foreach (var (name, value) in settings.Where(setting => setting.Value is not null))
        {
            if (
                value!.Length == 0
                || value.Any(char.IsControl)
                || value != SharedFile.WithoutComment(" " + value).Trim()
            )
            {
                throw new ConfigurationException(
                    CallErrorKind.Validation,
                    Translate(
                        $"The value for `{name}` cannot stand in a config file: it is empty, or holds a line break, a space at an end, or a "
                            + $"`#` or `;` that would begin a comment."
                    )
                );
            }
        }
    }

    /// <exception cref="ConfigurationException">It cannot be a region.</exception>
    public static void CheckRegion(string? region)
    {
        if (region is not null && !RegionName.IsOne(region))
        {
            throw new ConfigurationException(
                CallErrorKind.Validation,
                Translate($"`{region}` is not a region: regions look like `ap-northeast-2`.")
            );
        }
    }

    /// <exception cref="ConfigurationException">It cannot be where calls go.</exception>
    public static void CheckEndpoint(string? url)
    {
        if (url is not null && !EndpointGuard.IsEndpoint(url, out _))
        {
            throw new ConfigurationException(
                CallErrorKind.Validation,
                Translate(
                    $"`{url}` is not the URL of an endpoint: it must be `https://HOST` or `http://127.0.0.1:PORT`."
                )
            );
        }
    }

    private static bool IsForbiddenInName(char character) =>
        char.IsControl(character) || character is '[' or ']' or '\\';
}
