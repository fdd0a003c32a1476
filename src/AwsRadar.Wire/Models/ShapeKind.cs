namespace AwsRadar.Wire.Models;

/// <summary>The type of a value in a service model.</summary>
public enum ShapeKind
{
    Structure,
    List,
    Map,
    String,
    Boolean,
    Integer,
    Long,
    Float,
    Double,
    Blob,
    Timestamp,
}
