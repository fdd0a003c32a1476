using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Scanning;

/// <summary>Why AWS could not be asked, in one sentence, and what to do about it.</summary>
internal static class CallErrorText
{
    public static (string Sentence, string? WhatToDo) Explain(CallError error) =>
        error.Kind switch
        {
            CallErrorKind.NoCredentials => (
                error.Message,
                "Name a profile with --profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. Without an account: aws-radar demo"
            ),
            CallErrorKind.InvalidCredentials => (
                $"AWS does not accept this key ({error.Code}): {error.Message}",
                "A key works some seconds after it was made; check that it is active and that its secret is right."
            ),
            CallErrorKind.ExpiredCredentials => (
                $"The session has ended ({error.Code}).",
                "Sign in again, then repeat the command."
            ),
            CallErrorKind.Unreachable => (error.Message, "Check the network, a proxy, and --endpoint-url."),
            CallErrorKind.ClockSkew => (error.Message, "Set this machine's clock, then repeat the command."),
            CallErrorKind.ProfileNotFound => (
                error.Message,
                "The profiles stand in ~/.aws/config and ~/.aws/credentials."
            ),
            _ => (error.Message, null),
        };
}
