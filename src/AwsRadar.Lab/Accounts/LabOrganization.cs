namespace AwsRadar.Lab.Accounts;

/// <summary>
/// Several accounts that a lab starts with, and the organization that ties them together: units, accounts, policies and their
/// attachment, as JSON. docs/lab.md tells its members.
/// </summary>
public abstract record LabOrganization
{
    private LabOrganization() { }

    /// <summary>A file that describes the organization. Account files that it names are looked for beside it.</summary>
    public static LabOrganization FromFile(string path) => new FileOrganization(path);

    /// <summary>The description itself. Account files that it names are looked for in the current folder.</summary>
    public static LabOrganization FromJson(string json) => new TextOrganization(json);

    internal sealed record FileOrganization(string Path) : LabOrganization;

    internal sealed record TextOrganization(string Json) : LabOrganization;
}
