using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsRadar.Tests.Languages;

/// <summary>The texts of a source file: those that are translated, and those that look like a sentence and are not.</summary>
internal sealed partial record SourceText(string File, SyntaxNode Root)
{
    /// <summary>What no person reads as a sentence: messages of bugs and of a broken installation.</summary>
    private static readonly string[] Bugs =
    [
        "ArgumentException",
        "ArgumentOutOfRangeException",
        "InvalidDataException",
        "InvalidOperationException",
        "UnreachableException",
    ];

    private IEnumerable<ArgumentSyntax> Arguments =>
        Root.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(IsTranslation)
            .Select(call => call.ArgumentList.Arguments[0]);

    private Dictionary<string, string> Constants =>
        Root.DescendantNodes()
            .OfType<VariableDeclaratorSyntax>()
            .Where(each =>
                each.Initializer is { Value: var value }
                && IsText(value)
                && each.Ancestors()
                    .OfType<FieldDeclarationSyntax>()
                    .Any(owner => owner.Modifiers.Any(SyntaxKind.ConstKeyword))
            )
            .ToDictionary(
                each => each.Identifier.ValueText,
                each => TextOf(each.Initializer!.Value),
                StringComparer.Ordinal
            );

    /// <summary>The keys: what stands in <c>Translate</c> and <c>Translatable</c>, <c>{0}</c>, <c>{1}</c> … for variable parts.</summary>
    public IEnumerable<string> Keys =>
        Arguments
            .Select(argument => argument.Expression)
            .Select(each =>
                IsText(each) ? TextOf(each)
                : each is IdentifierNameSyntax name ? Constants.GetValueOrDefault(name.Identifier.ValueText)
                : null
            )
            .OfType<string>()
            .Concat(Labels);

    /// <summary>Headings of tables and labels of details, which the printers translate.</summary>
    private IEnumerable<string> Labels =>
        Root.DescendantNodes()
            .OfType<BaseObjectCreationExpressionSyntax>()
            .Where(created =>
                File.StartsWith("src/AwsRadar.Cli/", StringComparison.Ordinal)
                && (IsHeading(created) || IsLabel(created))
            )
            .Select(created => TextOf(created.ArgumentList!.Arguments[0].Expression));

    /// <summary>Texts in <c>Translate</c> that no key can be told of: a choice, or parts of which some are not interpolated.</summary>
    public IEnumerable<string> Puzzles =>
        Arguments
            .Where(each =>
                !IsText(each.Expression) && each.DescendantNodes().Any(node => IsText(node) && TextOf(node).Length > 0)
            )
            .Select(each => $"{File}: {each}");

    /// <summary>Texts that look like sentences and are neither translated nor a message of a bug.</summary>
    public IEnumerable<(string Place, string Text)> Untranslated =>
        Root.DescendantNodes()
            .Where(node => IsText(node) && !(node.Parent is { } parent && IsText(parent)))
            .Where(node => LooksLikeSentence(TextOf(node)) && !node.Ancestors().Any(IsHandled))
            .Select(node => ($"{File}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}", TextOf(node)));

    private static bool IsHeading(BaseObjectCreationExpressionSyntax created) =>
        created is ImplicitObjectCreationExpressionSyntax
        && created.ArgumentList?.Arguments
            is [{ Expression: LiteralExpressionSyntax first }, { Expression: LambdaExpressionSyntax }]
        && first.IsKind(SyntaxKind.StringLiteralExpression);

    private bool IsLabel(BaseObjectCreationExpressionSyntax created) =>
        (
            created
                is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "DetailFact" } }
            || (
                created is ImplicitObjectCreationExpressionSyntax
                && File.EndsWith("Details.cs", StringComparison.Ordinal)
            )
        )
        && created.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax first }, _]
        && first.IsKind(SyntaxKind.StringLiteralExpression);

    private static bool IsTranslation(InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Translate" or "Translatable" };

    private static bool IsHandled(SyntaxNode node) =>
        node switch
        {
            InvocationExpressionSyntax call => IsTranslation(call),
            ObjectCreationExpressionSyntax created => Bugs.Contains(created.Type.ToString()),
            AttributeSyntax or ConstantPatternSyntax => true,
            _ => false,
        };

    private static bool IsText(SyntaxNode node) =>
        node switch
        {
            LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
            InterpolatedStringExpressionSyntax => true,
            // Interpolated strings, all of them, are one to the compiler; so are constants.
            BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression)
                && IsText(sum.Left)
                && IsText(sum.Right)
                && IsInterpolated(sum.Left) == IsInterpolated(sum.Right),
            _ => false,
        };

    private static bool IsInterpolated(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax || (node is BinaryExpressionSyntax sum && IsInterpolated(sum.Left));

    private static string TextOf(SyntaxNode node)
    {
        var holes = 0;
        return string.Concat(node.DescendantNodesAndSelf(child => child is not InterpolationSyntax).Select(Part));

        string Part(SyntaxNode part) =>
            part switch
            {
                LiteralExpressionSyntax literal => literal.Token.ValueText,
                InterpolatedStringTextSyntax text => text.TextToken.ValueText,
                InterpolationSyntax => $"{{{holes++}}}",
                _ => "",
            };
    }

    private static bool LooksLikeSentence(string text) => TwoWords().IsMatch(Hole().Replace(text, ""));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(^|[A-Za-z`,.:;)]) [a-z]{2,}|[a-z]{2,} ")]
    private static partial Regex TwoWords();
}
