namespace AwsRadar.Core.Denials;

/// <summary>What a sentence about a denial rests on.</summary>
public enum DenialSource
{
    /// <summary>AWS's own text about this denial.</summary>
    Message,

    /// <summary>IAM Toolbox's details of this denial.</summary>
    AuthorizationDetails,

    /// <summary>The message that EC2 encodes, decoded by <c>sts:DecodeAuthorizationMessage</c>.</summary>
    EncodedMessage,

    /// <summary>A snapshot: what the account's policies said when it was taken.</summary>
    Snapshot,

    /// <summary>AWS's service authorization reference and its managed policies, as this program carries them.</summary>
    Reference,
}
