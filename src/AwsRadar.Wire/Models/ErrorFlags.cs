namespace AwsRadar.Wire.Models;

/// <summary>The yes-or-no traits of an error; the numbers are part of the data's format.</summary>
[Flags]
internal enum ErrorFlags
{
    None = 0,
    SenderFault = 1 << 0,
    ServiceFault = 1 << 1,
    Retryable = 1 << 2,
    Throttling = 1 << 3,
}
