using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Wander.CommandLine;
using Wander.Output;

namespace Wander.Tests.CommandLine;

/// <summary>
/// A command run in this process, over a replayed network, as <see cref="WanderProcess"/> runs it in one of its own.
/// </summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="network">What it can reach; null for nothing.</param>
    /// <param name="arguments">Its arguments; files are to be absolute.</param>
    public static Task<CommandRun> OfAsync(ReplayedNetwork? network, params string[] arguments) =>
        OfAsync(new Options { Network = network }, arguments);

    /// <summary>Runs a command to its end, with something else than usual around it.</summary>
    public static async Task<CommandRun> OfAsync(Options options, params string[] arguments)
    {
        using var bytes = new MemoryStream();
        await using var output = new StreamWriter(
            bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        { AutoFlush = true };
        await using var error = options.Error ?? new StringWriter { NewLine = "\n" };
        output.NewLine = "\n";
        var terminal = new Terminal(output, bytes, TextWriter.Synchronized(error), options.IsLive, options.IsLive);
        var nowhere = options.Network is null ? await ReplayedNetwork.StartAsync() : null;
        try
        {
            var context = new CommandContext(terminal, options.Environment)
            {
                Input = options.Input ?? (() => Stream.Null),
                Time = new ManualTime(), // which stands still: there is no line of progress, however slow the machine is
                Replace = services => services.AddSingleton((options.Network ?? nowhere!).Transport).AddSingleton(options.Time),
            };
            var code = await WanderCommand.RunAsync(
                arguments, context, options.Cancelled ?? TestContext.Current.CancellationToken);
            return new CommandRun(code, Encoding.UTF8.GetString(bytes.ToArray()), error.ToString()!);
        }
        finally
        {
            if (nowhere is not null)
                await nowhere.DisposeAsync();
        }
    }

    /// <summary>What is around a command.</summary>
    internal sealed record Options
    {
        /// <summary>What it can reach; null for nothing.</summary>
        public ReplayedNetwork? Network { get; init; }

        /// <summary>The environment's variables.</summary>
        public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string,
            string>(StringComparer.Ordinal);

        /// <summary>What is on standard input; null for nothing.</summary>
        public Func<Stream>? Input { get; init; }

        /// <summary>The clock of the network.</summary>
        public TimeProvider Time { get; init; } = TimeProvider.System;

        /// <summary>Are standard output and error a terminal?</summary>
        public bool IsLive { get; init; }

        /// <summary>What gets its error, for who wants to listen; null for a writer of its own.</summary>
        public StringWriter? Error { get; init; }

        /// <summary>Ends it, like Ctrl+C; null for nothing but the end of the test.</summary>
        public CancellationToken? Cancelled { get; init; }
    }
}
