using System.Globalization;
using AwsRadar.Benchmarks.Accounts;
using AwsRadar.Benchmarks.Calls;
using AwsRadar.Benchmarks.Differences;
using AwsRadar.Benchmarks.Files;
using AwsRadar.Benchmarks.Labs;
using AwsRadar.Benchmarks.Mutations;
using AwsRadar.Benchmarks.Pages;
using AwsRadar.Benchmarks.Questions;
using AwsRadar.Benchmarks.Scans;
using AwsRadar.Benchmarks.Services;
using AwsRadar.Benchmarks.Startup;
using AwsRadar.Benchmarks.Wildcards;

// Each suite is a word of the command line and prints JSON: figures beside those of a peer, from the same run.
return args switch
{
    ["startup", var program] => StartupBenchmark.Run(program),
    ["calls", "loop", var operation, var warmUps, var times] => await CallLoop.RunAsync(
        operation,
        int.Parse(warmUps, CultureInfo.InvariantCulture),
        int.Parse(times, CultureInfo.InvariantCulture)
    ),
    ["calls", "http", var operation, var warmUps, var times] => await HttpLoop.RunAsync(
        operation,
        int.Parse(warmUps, CultureInfo.InvariantCulture),
        int.Parse(times, CultureInfo.InvariantCulture)
    ),
    ["calls", var program] => await CallsBenchmark.RunAsync(program),
    ["lab"] => await LabBenchmark.RunAsync(),
    ["scan", var program] => await ScanBenchmark.RunAsync(program),
    ["diff"] => DiffBenchmark.Run(),
    ["services"] => ServicesBenchmark.Run(),
    ["file", "generate", var path] => FileBenchmark.Generate(path),
    ["file", "read", var path, var store] => FileBenchmark.Run(path, store),
    ["account", "generate", var directory] => AccountBenchmark.Generate(directory),
    ["account", "--gaad", var account, "--requests", var requests] => AccountBenchmark.Run(account, requests),
    ["page", "write", var path] => PageBenchmark.Write(path),
    ["page", var program] => await PageBenchmark.RunAsync(program),
    ["who-can"] => WhoCanBenchmark.Run(),
    ["mutations"] => MutationBenchmark.Run(),
    ["wildcards"] => WildcardBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project bench/AwsRadar.Benchmarks -- SUITE

          startup PROGRAM   the time of `PROGRAM --version` beside `aws --version`; PROGRAM is the native aws-radar
          calls PROGRAM     `PROGRAM call iam list-users` beside the AWS CLI, and the processor time of a call, by the
                            library and by the program, beside boto3's
          lab               200,000 signed and enforced ListUsers to the lab, and the same to moto's server
          scan PROGRAM      ten fast scans of 5,000 users and 10,000 roles in a lab: time, calls, memory, and boto3 beside it
          diff              the comparison of two snapshots of 16,800 entities, beside writing both as JSON
          services          the time of opening each of AWS's service models
          file generate FILE   writes what the AWS CLI prints for an account of 5,000 users and 10,000 roles
          file read FILE STORE the time and memory of reading FILE into a store, and of reading it back
          account generate DIR an account of 500 users and 2,000 roles, account.json, and requests.jsonl
          account --gaad FILE --requests FILE
                               how fast the account's policies are compiled and answer the requests
          page PROGRAM         the report of 5,000 users and 10,000 roles: writing it, its size, and in Chromium the first view,
                               each other view after a click, and the memory
          page write FILE      writes that report
          who-can              five questions about everybody of that account, beside asking about one after the other
          mutations            the longest time, and the most memory, that any of 10,000 damaged policies takes
          wildcards            the longest time that any of 10,000 hostile patterns takes
        """
    );
    return 2;
}
