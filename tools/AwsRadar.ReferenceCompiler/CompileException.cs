namespace AwsRadar.ReferenceCompiler;

/// <summary>The upstream data is missing or holds something that the compiler does not know; the message is for the person who runs it.</summary>
internal sealed class CompileException : Exception
{
    public CompileException(string message)
        : base(message) { }
}
