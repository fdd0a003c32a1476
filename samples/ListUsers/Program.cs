using AwsRadar.Client;
using AwsRadar.Client.Calls;

// The names of all IAM users, page by page; credentials, region and endpoint are found as the AWS CLI finds them.
using var aws = new AwsClient();
await foreach (var page in aws.PagesAsync("iam", "ListUsers"))
{
    if (page.Error is { } error)
    {
        var reason =
            error.Kind is CallErrorKind.Denied ? $"missing permission {error.MissingPermission}" : error.Message;
        Console.Error.WriteLine($"{error.Code}: {reason}");
        return 1;
    }

    foreach (var user in page.Output.GetProperty("Users").EnumerateArray())
    {
        Console.WriteLine(user.GetProperty("UserName").GetString());
    }
}

return 0;
