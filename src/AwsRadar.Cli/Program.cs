using AwsRadar.Cli.CommandLine;

InlineCompletions.Enable();
return await Application.RunAsync(args, CliHost.OfProcess());
