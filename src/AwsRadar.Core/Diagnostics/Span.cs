namespace AwsRadar.Core.Diagnostics;

/// <summary>A place in a text. Line counts from 1; column and offset count UTF-16 code units from 0.</summary>
public readonly record struct Position(int Line, int Column, int Offset)
{
    public static Position Start { get; } = new(1, 0, 0);
}

/// <summary>A stretch of a text; the end is exclusive.</summary>
public readonly record struct Span(Position Start, Position End)
{
    public int Line => Start.Line;

    public int Column => Start.Column;
}
