using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Simulator;

/// <summary>The user, group or role in <c>PolicySourceArn</c>.</summary>
internal static class SimulatedPrincipal
{
    public static Target TargetOf(OperationCall call)
    {
        var found = FindBy(call.State, call.Text("PolicySourceArn"));
        return new Target(
            call.Text("PolicySourceArn"),
            found is null ? call.Text("PolicySourceArn") : $"{found.Kind.ToLowerInvariant()} {found.Name}",
            found
        );
    }

    /// <summary>Why there is none, or null.</summary>
    public static LabError? Find(OperationCall call, out Identity? principal)
    {
        var arn = call.Text("PolicySourceArn");
        principal = FindBy(call.State, arn);
        return principal is null ? LabError.NoSuchEntity($"The entity with ARN {arn} cannot be found.") : null;
    }

    public static Identity? FindBy(AccountState state, string arn)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        Identity?[] namesakes =
        [
            state.Users.GetValueOrDefault(name),
            state.Groups.GetValueOrDefault(name),
            state.Roles.GetValueOrDefault(name),
        ];
        return namesakes.FirstOrDefault(one => one is not null && one.Arn.Equals(arn, StringComparison.Ordinal));
    }
}
