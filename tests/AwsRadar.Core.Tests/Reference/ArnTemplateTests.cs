using AwsRadar.Core.Reference;
using Xunit;

namespace AwsRadar.Core.Tests.Reference;

public sealed class ArnTemplateTests
{
    /// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html</remarks>
    [Theory]
    [InlineData("arn:aws:lex:us-east-1:123456789012:bot/A1", "BotId", "A1")]
    [InlineData("arn:aws:lex:us-east-1:123456789012:bot:orders", "BotName", "orders")]
    public void An_ARN_may_be_of_any_of_the_forms_that_the_reference_writes(string arn, string variable, string value)
    {
        var template = ArnTemplate.Parse(TypeOf("lex", "bot").ArnPattern);

        Assert.True(template.TryMatch(arn, out var variables));
        Assert.Equal(value, variables[variable]);
    }

    [Fact]
    public void An_ARN_is_made_in_the_first_form()
    {
        var template = ArnTemplate.Parse(TypeOf("lex", "bot").ArnPattern);

        Assert.Equal(["BotId"], template.Variables);
        Assert.Equal("arn:x:lex:x:x:bot/x", template.Fill(_ => "x"));
    }

    [Fact]
    public void Each_form_of_every_type_of_the_reference_is_one_ARN()
    {
        var patterns = ActionCatalog
            .Prefixes.SelectMany(prefix =>
                ActionCatalog.TryOpen(prefix, out var service) ? service.ResourceTypes.AsEnumerable() : []
            )
            .SelectMany(type => type.ArnPatterns);

        Assert.Empty(patterns.Where(pattern => pattern != "*" && pattern.Split("arn:").Length != 2));
    }

    private static ResourceType TypeOf(string prefix, string name)
    {
        Assert.True(ActionCatalog.TryOpen(prefix, out var service));
        Assert.True(service.TryGetResourceType(name, out var type));
        return type;
    }
}
