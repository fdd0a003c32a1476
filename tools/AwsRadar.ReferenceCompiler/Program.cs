using AwsRadar.ReferenceCompiler;

try
{
    var options = CompilerOptions.Parse(args);
    Directory.CreateDirectory(options.Output);
    foreach (var (name, content) in Compiler.Compile(options))
    {
        File.WriteAllBytes(Path.Combine(options.Output, name), content);
        Console.WriteLine($"{name}: {content.Length:N0} bytes");
    }

    return 0;
}
catch (CompileException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
