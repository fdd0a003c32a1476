using System.Collections.Frozen;
using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Parameters;

/// <summary>How the rules name what <see cref="EndpointSettings"/> hold.</summary>
internal static class BuiltIns
{
    public const string AccountId = "AWS::Auth::AccountId";

    private static readonly FrozenDictionary<string, Func<EndpointSettings, RuleValue?>> ByName = new Dictionary<
        string,
        Func<EndpointSettings, RuleValue?>
    >(StringComparer.Ordinal)
    {
        ["AWS::Region"] = settings => RuleValue.Of(settings.Region),
        ["AWS::UseFIPS"] = settings => RuleValue.Of(settings.UseFips),
        ["AWS::UseDualStack"] = settings => RuleValue.Of(settings.UseDualStack),
        ["SDK::Endpoint"] = settings => RuleValue.Of(settings.EndpointUrl),
        [AccountId] = settings => RuleValue.Of(settings.AccountId),
        ["AWS::Auth::AccountIdEndpointMode"] = settings => RuleValue.Of(settings.AccountIdEndpointMode),
        ["AWS::STS::UseGlobalEndpoint"] = settings => RuleValue.Of(settings.UseGlobalStsEndpoint),
        ["AWS::S3::ForcePathStyle"] = settings => RuleValue.Of(settings.S3.ForcePathStyle),
        ["AWS::S3::Accelerate"] = settings => RuleValue.Of(settings.S3.Accelerate),
        ["AWS::S3::UseGlobalEndpoint"] = settings => RuleValue.Of(settings.S3.UseGlobalEndpoint),
        ["AWS::S3::DisableMultiRegionAccessPoints"] = settings =>
            RuleValue.Of(settings.S3.DisableMultiRegionAccessPoints),
        ["AWS::S3::UseArnRegion"] = settings => OfNullable(settings.S3.UseArnRegion),
        ["AWS::S3Control::UseArnRegion"] = settings => OfNullable(settings.S3.UseArnRegionOfControl),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A parameter that a client sets without its being built in.</summary>
    private const string DisableExpressSessions = "DisableS3ExpressSessionAuth";

    /// <summary>Null when the parameter is not the client's to set, which leaves it to the operation or absent.</summary>
    /// <exception cref="InvalidDataException">The built-in name is not known.</exception>
    public static Func<EndpointSettings, RuleValue?>? Find(string parameter, string? builtIn) =>
        builtIn is null
            ? (
                parameter is DisableExpressSessions
                    ? settings => RuleValue.Of(settings.S3.DisableExpressSessions)
                    : null
            )
        : ByName.TryGetValue(builtIn, out var read) ? read
        : throw new InvalidDataException(
            $"The endpoint rules ask for `{builtIn}`, which is not known. Install aws-radar again."
        );

    private static RuleValue? OfNullable(bool? value) => value is { } known ? RuleValue.Of(known) : null;
}
