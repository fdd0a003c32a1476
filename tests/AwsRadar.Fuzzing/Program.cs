using System.Globalization;
using System.Text;
using AwsRadar.Core.Tests.Fuzzing;
using SharpFuzz;

// Called by tests/fuzz: `seeds TARGET FOLDER` writes the first inputs, `run TARGET` takes inputs from AFL++, and
// `replay TARGET FILE...` runs inputs that failed.
return args switch
{
    ["seeds", var name, var folder] when Find(name) is { } target => WriteSeeds(target, folder),
    ["run", var name] when Find(name) is { } target => Fuzz(target),
    ["replay", var name, .. var files] when Find(name) is { } target => Replay(target, files),
    _ => Usage(),
};

static FuzzTarget? Find(string name) =>
    FuzzTarget.All.FirstOrDefault(target => string.Equals(target.Name, name, StringComparison.Ordinal));

static int WriteSeeds(FuzzTarget target, string folder)
{
    Directory.CreateDirectory(folder);
    var count = 0;
    foreach (var seed in target.Seeds)
    {
        var name = (count++).ToString("0000", CultureInfo.InvariantCulture);
        File.WriteAllBytes(Path.Combine(folder, name), Encoding.UTF8.GetBytes(seed));
    }

    return 0;
}

static int Fuzz(FuzzTarget target)
{
    var isWarm = false;
    Fuzzer.OutOfProcess.Run(stream =>
    {
        if (!isWarm)
        {
            // What the first input alone pays for, such as reading the reference, is no property of an input.
            isWarm = true;
            target.Run(Encoding.UTF8.GetBytes(target.Seeds.First()));
        }

        using var input = new MemoryStream();
        stream.CopyTo(input);
        target.Run(input.ToArray());
    });
    return 0;
}

static int Replay(FuzzTarget target, string[] files)
{
    foreach (var file in files)
    {
        Console.WriteLine(file);
        target.Run(File.ReadAllBytes(file));
    }

    return 0;
}

static int Usage()
{
    var names = string.Join('|', FuzzTarget.All.Select(target => target.Name));
    Console.Error.WriteLine($"usage: tests/fuzz {names} [--minutes N] [--replay FILE...]");
    return 2;
}
