using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Access;

/// <summary>A principal that may do everything in its account, or can make itself one that may.</summary>
/// <param name="Through">Null: it may itself. Otherwise the role that it can pass to a service and so put to work.</param>
/// <param name="Service">The service that it passes the role to, such as <c>lambda.amazonaws.com</c>.</param>
public sealed record Administrator(Arn Principal, Arn? Through, string? Service);
