namespace AwsRadar.Lab.State;

/// <summary>A public key with which a user signs in to CodeCommit.</summary>
/// <param name="Body">In OpenSSH's form: <c>ssh-rsa AAAA…</c>, without the comment.</param>
/// <param name="Fingerprint">MD5 of the key in 16 pairs of hexadecimal digits, separated by colons.</param>
internal sealed record SshPublicKey(
    string Id,
    string Body,
    string Fingerprint,
    bool IsActive,
    DateTimeOffset UploadedAt
)
{
    public string Status => IsActive ? "Active" : "Inactive";
}
