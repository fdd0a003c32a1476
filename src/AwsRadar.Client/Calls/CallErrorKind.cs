namespace AwsRadar.Client.Calls;

/// <summary>What a failed call means to the caller.</summary>
public enum CallErrorKind
{
    /// <summary>The service answered with an error of its own that no other kind covers.</summary>
    Other,

    /// <summary>A policy does not allow it, or forbids it.</summary>
    Denied,

    /// <summary>Too many calls; all attempts were used.</summary>
    Throttled,

    /// <summary>The service failed on its side; all attempts were used.</summary>
    Transient,

    /// <summary>The key is unknown or inactive, or its secret is wrong.</summary>
    InvalidCredentials,

    /// <summary>Temporary credentials are past their end.</summary>
    ExpiredCredentials,

    /// <summary>No credentials were found, or they could not be fetched.</summary>
    NoCredentials,

    /// <summary>The profile that was asked for is in neither shared file.</summary>
    ProfileNotFound,

    /// <summary>A shared config or credentials file cannot be read.</summary>
    UnreadableConfiguration,

    /// <summary>The service is regional and no region was found.</summary>
    NoRegion,

    /// <summary>The endpoint could not be connected to, or did not answer in time.</summary>
    Unreachable,

    /// <summary>This machine's clock and AWS's differ by more than AWS accepts.</summary>
    ClockSkew,

    /// <summary>The answer is not what the service's protocol says: HTML, truncated, too large.</summary>
    Unreadable,

    /// <summary>Pages were announced that cannot be asked for: what was read so far is not everything.</summary>
    Incomplete,

    /// <summary>This client did not send the request: the endpoint is not https or loopback, or loopback was required.</summary>
    Refused,

    /// <summary>A file of the caller's, sent or to be written, cannot be read or written.</summary>
    LocalFile,

    /// <summary>The entity that the call names does not exist.</summary>
    NotFound,

    /// <summary>Parameters are missing, unknown, of the wrong type, or outside the service's limits.</summary>
    Validation,

    /// <summary>The catalog has no such service or operation, or its protocol is not spoken.</summary>
    Unsupported,
}
