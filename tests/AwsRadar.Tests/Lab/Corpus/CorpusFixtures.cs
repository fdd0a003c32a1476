using System.Text.Json.Nodes;

namespace AwsRadar.Tests.Lab.Corpus;

/// <summary>The resource of a case with its policy, and empty answers of the operations that ask for it, as fixtures in a folder.</summary>
internal static class CorpusFixtures
{
    private static readonly string[] Answers =
    [
        "s3/GetObject",
        "s3/GetObjectAcl",
        "s3/PutObject",
        "s3/ListObjectsV2",
        "kms/Decrypt",
        "sqs/SendMessage",
        "dynamodb/GetItem",
    ];

    public static void Write(string folder, CorpusCase one)
    {
        foreach (var answer in Answers)
        {
            WriteFile(folder, answer, []);
        }

        var owner = one.ResourceAccount;
        var resource = one.Resource.Split(':', 6);
        var name = resource.ElementAtOrDefault(5)?.Split('/')[0] ?? "";
        WriteFile(
            folder,
            $"{owner}/s3/ListBuckets",
            Buckets(one.Resource.StartsWith("arn:aws:s3:::", StringComparison.Ordinal) ? name : "another-bucket")
        );
        if (one.RestrictsPublicBuckets)
        {
            var block = new JsonObject { ["RestrictPublicBuckets"] = true };
            WriteFile(
                folder,
                $"{owner}/s3/GetPublicAccessBlock",
                new JsonObject { ["PublicAccessBlockConfiguration"] = block }
            );
        }

        if (one.ResourcePolicy is not { } policy)
        {
            return;
        }

        switch (resource.ElementAtOrDefault(2))
        {
            case "s3":
                WriteFile(folder, $"{owner}/s3/GetBucketPolicy", new JsonObject { ["Policy"] = policy });
                break;
            case "kms":
                WriteFile(folder, $"{owner}/kms/GetKeyPolicy", new JsonObject { ["Policy"] = policy });
                break;
            case "sqs":
                WriteFile(
                    folder,
                    $"{owner}/sqs/GetQueueAttributes",
                    new JsonObject { ["Attributes"] = new JsonObject { ["Policy"] = policy } }
                );
                break;
            case "dynamodb":
                WriteFile(folder, $"{owner}/dynamodb/GetResourcePolicy", new JsonObject { ["Policy"] = policy });
                break;
        }
    }

    private static JsonObject Buckets(string name) =>
        new()
        {
            ["Buckets"] = new JsonArray(new JsonObject { ["Name"] = name, ["CreationDate"] = "2026-01-31T12:00:00Z" }),
        };

    private static void WriteFile(string folder, string name, JsonObject json)
    {
        var path = Path.Combine(folder, $"{name}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, json.ToJsonString());
    }
}
