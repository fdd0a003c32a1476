namespace AwsRadar.Wire.Signing;

/// <summary>How a call proves who makes it.</summary>
public enum AuthenticationKind
{
    /// <summary>Nothing proves it: the operation is called before there are credentials, such as <c>AssumeRoleWithWebIdentity</c>.</summary>
    None,

    /// <summary>Signature Version 4, which <see cref="RequestSigner"/> makes.</summary>
    SignatureV4,

    /// <summary>A token in place of a signature, which <see cref="BearerToken"/> adds.</summary>
    BearerToken,

    /// <summary>The signature before Version 4, of the services that never learned another.</summary>
    SignatureV2,
}
