namespace AwsRadar.Lab;

/// <summary>The lab cannot start as asked. The message is one sentence for the person who asked.</summary>
public sealed class LabStartException : Exception
{
    public LabStartException(LabStartFailure failure, string message, Exception? cause = null)
        : base(message, cause)
    {
        Failure = failure;
    }

    /// <summary>Where the message says how many: each of the problems, one sentence with its place.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Which of the options stands in the way.</summary>
    public LabStartFailure Failure { get; }
}

/// <summary>The option that keeps a lab from starting.</summary>
public enum LabStartFailure
{
    /// <summary>Another program listens on the port, or this one may not.</summary>
    Port,

    /// <summary>The account file is missing, unreadable or not what <c>aws iam get-account-authorization-details</c> prints.</summary>
    Account,

    /// <summary>The description of an organization is missing, unreadable or not one.</summary>
    Organization,

    /// <summary>The state file is in use, unreadable, not one, damaged, or of another account.</summary>
    State,

    /// <summary>The folder of fixtures is missing or unreadable, or some of it does not fit the service models.</summary>
    Fixtures,

    /// <summary>The given root key does not have the form of an access key.</summary>
    RootCredentials,

    /// <summary>A given key set of an issuer of web identity tokens is none.</summary>
    OidcKeys,
}
