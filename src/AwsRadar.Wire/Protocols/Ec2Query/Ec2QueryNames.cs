using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Forms;

namespace AwsRadar.Wire.Protocols.Ec2Query;

/// <summary>Names of their own with a capital first letter, and every list flattened: <c>Filter.1.Value.2</c>.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#query-key-resolution</remarks>
internal sealed class Ec2QueryNames : FormNames
{
    private Ec2QueryNames() { }

    public static Ec2QueryNames Instance { get; } = new();

    public override bool WritesEmptyLists => false;

    public override string Of(Member member) => member.QueryName ?? Capitalised(member.LocationName ?? member.Name);

    public override bool IsFlattened(Member member) => member.IsFlattened || member.Shape.Kind is ShapeKind.List;

    public override string OfElements(string name, Member list) => name;

    private static string Capitalised(string name) =>
        name.Length == 0 || char.IsAsciiLetterUpper(name[0]) ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
