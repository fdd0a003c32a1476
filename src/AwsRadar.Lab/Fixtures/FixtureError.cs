using System.Text.Json;
using AwsRadar.Lab.Fixtures.Answers;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Fixtures;

/// <summary>An error as data.</summary>
/// <param name="Status">The HTTP status; 0: the model's, or else 400.</param>
/// <param name="Details">The error's other members, an object.</param>
internal sealed record FixtureError(string Code, string Message, int Status, JsonElement Details)
{
    public WireError For(FixtureScope scope) =>
        new(WireErrorKind.Service, Code, Placeholders.Expand(Message, scope))
        {
            Status = Status,
            IsSenderFault = Status < 500,
            Details = Placeholders.Expand(Details, scope),
        };
}
