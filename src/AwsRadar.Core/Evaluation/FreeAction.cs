namespace AwsRadar.Core.Evaluation;

/// <summary>Actions that no policy allows or denies: AWS answers them by who asks.</summary>
internal static class FreeAction
{
    /// <summary>What AWS answers whatever the policies say; null: the policies decide.</summary>
    /// <param name="foldedAction">The action in lower case.</param>
    /// <param name="form">Who asks.</param>
    public static Decision? DecisionFor(string foldedAction, PrincipalForm form) =>
        foldedAction switch
        {
            // Anybody who can sign may ask who they are.
            // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
            "sts:getcalleridentity" => Allow(form is not PrincipalForm.Anonymous),
            // It authenticates rather than authorizes, and takes long-term keys only.
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
            "sts:getsessiontoken" => Allow(form is PrincipalForm.User or PrincipalForm.Root),
            _ => null,
        };

    private static Decision Allow(bool isAllowed) => isAllowed ? Decision.Allowed : Decision.ImplicitlyDenied;
}
