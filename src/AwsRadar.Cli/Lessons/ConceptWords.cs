namespace AwsRadar.Cli.Lessons;

/// <summary>One or two sentences on each concept.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction.html</remarks>
internal static class ConceptWords
{
    public static string Name(Concept concept) =>
        concept switch
        {
            Concept.User => Translate("user"),
            Concept.Group => Translate("group"),
            Concept.Role => Translate("role"),
            Concept.Policy => Translate("policy"),
            Concept.Key => Translate("key"),
            Concept.Region => Translate("region"),
            Concept.Arn => "ARN",
            _ => Translate("denial"),
        };

    public static string Of(Concept concept) =>
        concept switch
        {
            Concept.User => Translate(
                "A user is one person or program with credentials of its own. It may do nothing until a policy allows it."
            ),
            Concept.Group => Translate(
                "A group gives its policies to every user in it. It has no credentials and calls nothing itself."
            ),
            Concept.Role => Translate(
                "A role has no lasting credentials: whoever its trust policy names assumes it and gets temporary ones."
            ),
            Concept.Policy => Translate(
                "A policy is a JSON document whose statements allow or deny actions on resources. What no statement allows is denied."
            ),
            Concept.Key => Translate(
                "An access key is an id and a secret with which a program signs its calls. AWS shows the secret only once."
            ),
            Concept.Region => Translate(
                "A region is a place with endpoints and resources of its own. IAM is one and the same for all of them."
            ),
            Concept.Arn => Translate(
                "An ARN is the full name of a resource: partition, service, region, account and name. Policies name resources by it."
            ),
            _ => Translate(
                "A call is denied when no policy allows it, or when one denies it: a Deny outweighs every Allow."
            ),
        };

    /// <summary>What an operation is about, by its name and its input; nothing where it is about something else.</summary>
    public static IEnumerable<Concept> In(string service, string operation, string input)
    {
        if (service is not ("iam" or "sts"))
        {
            yield return Concept.Region;
        }

        if (operation.Contains("AccessKey", StringComparison.Ordinal))
        {
            yield return Concept.Key;
        }
        else if (operation.Contains("Policy", StringComparison.Ordinal))
        {
            yield return Concept.Policy;
        }
        else if (operation.Contains("Group", StringComparison.Ordinal))
        {
            yield return Concept.Group;
        }
        else if (operation.Contains("Role", StringComparison.Ordinal))
        {
            yield return Concept.Role;
        }
        else if (operation.Contains("User", StringComparison.Ordinal))
        {
            yield return Concept.User;
        }

        if (input.Contains("arn:", StringComparison.Ordinal) || operation is "GetCallerIdentity")
        {
            yield return Concept.Arn;
        }
    }
}
