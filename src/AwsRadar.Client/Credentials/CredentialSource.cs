namespace AwsRadar.Client.Credentials;

/// <summary>Where credentials come from, in the order in which they are looked for.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html</remarks>
public enum CredentialSource
{
    /// <summary>Given to this client by its caller.</summary>
    Explicit,

    /// <summary><c>AWS_ACCESS_KEY_ID</c> and <c>AWS_SECRET_ACCESS_KEY</c>.</summary>
    Environment,

    /// <summary>Keys in a profile of the shared files.</summary>
    Profile,

    /// <summary>A profile's <c>credential_process</c>.</summary>
    Process,

    /// <summary>A profile's IAM Identity Center login.</summary>
    IdentityCenter,

    /// <summary>A profile's session of <c>aws login</c>.</summary>
    Login,

    /// <summary>A role that a profile names.</summary>
    AssumedRole,

    /// <summary>A role for a web identity token.</summary>
    WebIdentity,

    /// <summary>The container that the program runs in.</summary>
    Container,

    /// <summary>The EC2 instance that the program runs on.</summary>
    InstanceMetadata,
}
