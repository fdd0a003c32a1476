using System.Globalization;
using AwsRadar.Collector;

namespace AwsRadar.Cli.Setup;

/// <summary>What setup makes, by name.</summary>
/// <param name="Identity">The user's or role's name.</param>
/// <param name="Profile">The profile that is written.</param>
/// <param name="AdminProfile">The profile that makes it all; for a role also the one that assumes it.</param>
/// <param name="Plan">The scan that the policies are made for.</param>
/// <param name="IsWider">Whether the policies may allow more, so that they are fewer.</param>
internal sealed record SetupNames(
    bool IsRole,
    string Identity,
    string Group,
    string Policy,
    string Profile,
    string AdminProfile,
    ScanPlan Plan,
    bool IsWider
)
{
    public const string DefaultIdentity = "aws_radar";
    public const string DefaultGroup = "aws_viewer";
    public const string DefaultPolicy = "aws_viewer_readonly";

    /// <summary>The name of the nth policy, from 0: the first has the plain one.</summary>
    public string PolicyAt(int index) =>
        index == 0 ? Policy : string.Create(CultureInfo.InvariantCulture, $"{Policy}_{index + 1}");

    /// <summary>Whether a policy's name is one that <see cref="PolicyAt"/> gives.</summary>
    public bool IsPolicy(string name) =>
        name == Policy
        || (
            name.StartsWith($"{Policy}_", StringComparison.Ordinal)
            && int.TryParse(
                name.AsSpan(Policy.Length + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && name == PolicyAt(number - 1)
            && number > 1
        );

    /// <summary>How the IAM console keeps a key's description: a tag of the user whose key is the access key's id.</summary>
    public const string KeyDescription = "aws_api_to_service_scan";

    /// <summary>In the place of the description while another key takes the place of this one.</summary>
    public const string ReplacedKey = "aws_api_to_service_scan being replaced";

    /// <summary>The tag of what setup made. Nothing without it is ever changed or removed.</summary>
    public const string MarkKey = "aws-radar";
    public const string MarkValue = "setup";

    /// <summary>On the user while a key is made and written: a key without description is then left of a setup that was broken off.</summary>
    public const string PendingKey = "aws-radar-key";
    public const string PendingValue = "pending";

    /// <summary>Groups have no tags; this path is the mark of setup's.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html</remarks>
    public const string GroupPath = "/aws-radar/";
}
