using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Wander.Configuration;
using Wander.Importing;

namespace Wander.CommandLine;

/// <summary><c>wander import</c>: the consoles of a network's list as lines for <c>wander.yaml</c> (design, section 12).</summary>
internal static class ImportCommand
{
    // The whole network had 213 KB in May 2026.
    private const int MaximumMebibytes = 64;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A network.json (or wcn.json), whose consoles become neighbours" };
        var command = new Command("import", "Prints what another file lists as lines for wander.yaml.") { file };
        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(file), arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string path, TextWriter output, TextWriter talk)
    {
        var name = Quote.Whole(Path.GetFileName(path)).Trim('`');
        if (!TryRead(path, out var bytes, out var mistake))
        {
            talk.WriteLine($"{name}: {mistake}");
            return WanderCommand.WrongUsage;
        }
        var reading = NetworkFileReader.Read(bytes);
        foreach (var problem in reading.Problems)
            talk.WriteLine($"{name}: {problem}");
        if (reading.Consoles is not { } consoles)
            return WanderCommand.WrongUsage;
        ImportedSettings.Write(output, consoles, reading.Date is null ? name : $"{name} of {reading.Date}");
        return reading.Problems.IsEmpty ? WanderCommand.Done : WanderCommand.FoundWrong;
    }

    private static bool TryRead(string path, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? mistake)
    {
        (bytes, mistake) = (null, "there is no such file");
        if (!File.Exists(path))
            return false;
        if (!BoundedFile.TryRead(path, MaximumMebibytes * 1024 * 1024, out bytes, out mistake))
            mistake ??= $"this file is larger than {MaximumMebibytes} MiB, and no list of a network is";
        return bytes is not null;
    }
}
