namespace AwsRadar.Cli.Permissions;

/// <summary>Whether it is to be found out which permissions the identity in use has.</summary>
internal enum MissingWish
{
    None,

    /// <summary>By its policies and the policy simulator.</summary>
    Check,

    /// <summary>And by making the calls, where nothing else tells.</summary>
    CheckAndTry,
}
