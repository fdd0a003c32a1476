namespace AwsRadar.Lab.Accounts;

/// <summary>Where a lab's first users, groups, roles and policies come from.</summary>
public abstract record LabAccount
{
    private LabAccount() { }

    /// <summary>Nothing but the root user.</summary>
    public static LabAccount Empty { get; } = new EmptyAccount();

    /// <summary>The sample account: a small company with believable strengths and faults. See docs/lab.md.</summary>
    public static LabAccount Sample { get; } = new SampleAccount();

    /// <summary>
    /// A file that <c>aws iam get-account-authorization-details</c> of the AWS CLI wrote. It holds no access keys, so
    /// each user gets one.
    /// </summary>
    public static LabAccount FromFile(string path) => new FileAccount(path);

    /// <summary>A copy of the account in a lab's state file. The file stays as it is.</summary>
    public static LabAccount FromState(string path) => new StateAccount(path);

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

    internal sealed record StateAccount(string Path) : LabAccount;
}
