using System.Diagnostics.CodeAnalysis;

namespace AwsRadar.Wire.Protocols;

/// <summary>A value, or the error that stands in its place.</summary>
public readonly struct WireResult<T>
    where T : notnull
{
    private readonly T? _value;

    private WireResult(T? value, WireError? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>Null when there is a value.</summary>
    public WireError? Error { get; }

    /// <exception cref="InvalidOperationException">There is an error instead: ask <see cref="TryGet"/>.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"{Error.Code}: {Error.Message}");

    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out WireError? error)
    {
        (value, error) = (_value, Error);
        return error is null;
    }

    public static implicit operator WireResult<T>(T value) => new(value, error: null);

    public static implicit operator WireResult<T>(WireError error) => new(default, error);
}
