using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Scanning;

/// <summary>Why AWS could not be asked, in one sentence, and what to do about it.</summary>
internal static class CallErrorText
{
    public static (string Sentence, string? WhatToDo) Explain(CallError error) =>
        error.Kind switch
        {
            CallErrorKind.InvalidCredentials => (
                Translate($"AWS does not accept this key ({error.Code}): {error.Message}"),
                Remedy(error.Code)
            ),
            CallErrorKind.ExpiredCredentials when error.HttpStatus is not null => (
                Translate($"The session has ended ({error.Code})."),
                Translate("Sign in again, then repeat the command.")
            ),
            CallErrorKind.Denied when error.MissingPermission is { } permission => (
                error.Message,
                Translate($"Missing is {permission}: an administrator can allow it.")
            ),
            CallErrorKind.Unreachable => (error.Message, Translate("Check the network, a proxy, and --endpoint-url.")),
            CallErrorKind.ClockSkew => (error.Message, Translate("Set this machine's clock, then repeat the command.")),
            CallErrorKind.ProfileNotFound => (
                error.Message,
                Translate("See which there are: aws-radar configure list-profiles")
            ),
            _ => (error.Message, null),
        };

    /// <summary>The same kind of error for a key that is not known, and for one whose secret is wrong.</summary>
    private static string Remedy(string code) =>
        code is "SignatureDoesNotMatch" or "InvalidSignatureException"
            ? Translate("The secret is not the one of this key: write it again with `aws-radar configure`.")
            : Translate(
                "Check that the key is active and meant for this endpoint; one that was just made works some seconds later."
            );
}
