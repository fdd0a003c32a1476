namespace AwsRadar.Lab.State;

/// <summary>A group. Its members are the users who name it.</summary>
internal sealed record Group : Identity
{
    public override string Kind => "Group";
}
