using AwsRadar.Client;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsRadar.Tests.Cli;

/// <summary>C# as learning mode prints it, compiled as it would be where somebody pastes it.</summary>
internal static class CompiledForm
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Append(typeof(AwsClient).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Where(file =>
                Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal)
                || file.EndsWith("AwsRadar.Client.dll", StringComparison.Ordinal)
            )
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>What the compiler has against them; nothing when each compiles.</summary>
    public static string[] Errors(IEnumerable<string> forms)
    {
        var methods = forms.Select((form, index) => $"static async Task Form{index}() {{ {form} }}");
        var source = $$"""
            using System;
            using System.Text.Json;
            using System.Threading.Tasks;
            using AwsRadar.Client;
            static class Pasted
            {
                {{string.Join('\n', methods)}}
            }
            """;
        return
        [
            .. CSharpCompilation
                .Create(
                    "Pasted",
                    [CSharpSyntaxTree.ParseText(source)],
                    References,
                    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
                )
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic =>
                    $"{diagnostic.GetMessage()}: {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}"
                ),
        ];
    }
}
