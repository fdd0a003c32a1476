namespace AwsRadar.Cli.Lessons;

/// <summary>What a newcomer to IAM meets, each explained when it is met first.</summary>
internal enum Concept
{
    User,
    Group,
    Role,
    Policy,
    Key,
    Region,
    Arn,
    Denial,
}
