using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Forms;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>Names as the XML of the answers has them: <c>Tags.member.1.Key</c>.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#request-serialization</remarks>
internal sealed class AwsQueryNames : FormNames
{
    private AwsQueryNames() { }

    public static AwsQueryNames Instance { get; } = new();

    public override bool WritesEmptyLists => true;

    public override string Of(Member member) => member.LocationName ?? member.Name;

    public override bool IsFlattened(Member member) => member.IsFlattened;

    public override string OfElements(string name, Member list) =>
        list.IsFlattened
            ? list.Shape.Element!.LocationName ?? name
            : $"{name}.{list.Shape.Element!.LocationName ?? "member"}";
}
