using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Core.Graph;

/// <summary>A way in which one action makes somebody another, or an administrator.</summary>
/// <param name="Id">Permanent, in lower case with hyphens.</param>
/// <param name="Action">What has to be allowed, on the target.</param>
/// <param name="Phrase">What is done, said of who does it.</param>
/// <param name="Also">What has to be allowed on the target, too; null: nothing else.</param>
/// <remarks>
/// Each was shown to work: https://github.com/BishopFox/iam-vulnerable, and
/// https://docs.aws.amazon.com/prescriptive-guidance/latest/privilege-escalation-prevention/ and the pages of the actions in
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
/// </remarks>
internal sealed record Escalation(string Id, string Action, EscalationTarget Target, string Phrase, string? Also = null)
{
    private static readonly Lazy<ImmutableArray<Escalation>> Table = new(Read);

    public static ImmutableArray<Escalation> All => Table.Value;

    private static ImmutableArray<Escalation> Read()
    {
        using var stream = typeof(Escalation).Assembly.GetManifestResourceStream("escalations.json")!;
        return JsonSerializer.Deserialize(stream, EscalationJsonContext.Default.ImmutableArrayEscalation);
    }
}

/// <summary>On what an <see cref="Escalation"/> is done, and whom it makes one.</summary>
internal enum EscalationTarget
{
    /// <summary>A role, which one becomes.</summary>
    Role,

    /// <summary>A user, whom one becomes.</summary>
    User,

    /// <summary>Oneself, who may do anything then.</summary>
    OwnUser,

    /// <inheritdoc cref="OwnUser"/>
    OwnRole,

    /// <summary>A group that one is in, and may do anything then.</summary>
    OwnGroup,

    /// <summary>A managed policy of the account that is attached to oneself or one's group.</summary>
    OwnPolicy,

    /// <summary>As <see cref="OwnPolicy"/>, where a version that is not in force allows everything.</summary>
    OwnPolicyWithPowerfulVersion,

    /// <summary>A role other than oneself, whose policies one writes before one becomes it.</summary>
    OtherRole,

    /// <summary>Oneself, where nothing but the permissions boundary keeps one from everything.</summary>
    BoundedUser,

    /// <inheritdoc cref="BoundedUser"/>
    BoundedRole,

    /// <summary>A group with a policy that allows everything.</summary>
    AdministratorsGroup,
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImmutableArray<Escalation>))]
internal sealed partial class EscalationJsonContext : JsonSerializerContext;
