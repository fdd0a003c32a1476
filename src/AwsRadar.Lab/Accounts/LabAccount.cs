namespace AwsRadar.Lab.Accounts;

/// <summary>Where a lab's first users, groups, roles and policies come from.</summary>
public abstract record LabAccount
{
    private LabAccount() { }

    /// <summary>Nothing but the root user.</summary>
    public static LabAccount Empty { get; } = new EmptyAccount();

    /// <summary>The sample account: a small company with believable strengths and faults. See docs/lab.md.</summary>
    public static LabAccount Sample { get; } = new SampleAccount();

    /// <summary>A file that <c>aws iam get-account-authorization-details</c> of the AWS CLI wrote.</summary>
    public static LabAccount FromFile(string path) => new FileAccount(path);

    /// <summary>Reads <c>empty</c>, <c>sample</c> or, otherwise, a file's path.</summary>
    public static LabAccount Parse(string text) =>
        text switch
        {
            "empty" => Empty,
            "sample" => Sample,
            _ => FromFile(text),
        };

    internal sealed record EmptyAccount : LabAccount;

    internal sealed record SampleAccount : LabAccount;

    internal sealed record FileAccount(string Path) : LabAccount;
}
