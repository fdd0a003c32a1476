using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Functions;

/// <summary><c>aws.parseArn</c>: absent unless the text is an ARN with a partition, a service and a resource.</summary>
/// <remarks>https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-parsearn-function</remarks>
internal static class ArnFunction
{
    private const int Parts = 6;
    private static readonly char[] ResourceDelimiters = [':', '/'];

    public static RuleValue? Parse(ReadOnlySpan<RuleValue?> arguments) =>
        arguments[0] is RuleValue.Text text
        && text.Value.Split(':', Parts)
            is [
                "arn",
                { Length: > 0 } partition,
                { Length: > 0 } service,
                var region,
                var account,
                { Length: > 0 } resource,
            ]
            ? RuleValue.Fields.Of(
                ("partition", new RuleValue.Text(partition)),
                ("service", new RuleValue.Text(service)),
                ("region", new RuleValue.Text(region)),
                ("accountId", new RuleValue.Text(account)),
                ("resourceId", ResourceId(resource))
            )
            : null;

    private static RuleValue.List ResourceId(string resource) =>
        new([.. resource.Split(ResourceDelimiters).Select(part => new RuleValue.Text(part))]);
}
