using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Wander.CommandLine;
using Wander.Output;

namespace Wander.Tests.CommandLine;

/// <summary>
/// Runs a command in this process, with a replayed network. <see cref="WanderProcess"/> runs it in a separate process.
/// </summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">The text of standard output.</param>
/// <param name="Error">The text of standard error.</param>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <summary>Runs a command until it finishes.</summary>
    /// <param name="network">The sites that it can reach; null for none.</param>
    /// <param name="arguments">Its arguments. File paths must be absolute.</param>
    public static Task<CommandRun> OfAsync(ReplayedNetwork? network, params string[] arguments) =>
        OfAsync(new Options { Network = network }, arguments);

    /// <summary>Runs a command until it finishes, in a given environment.</summary>
    public static async Task<CommandRun> OfAsync(Options options, params string[] arguments)
    {
        using var bytes = new MemoryStream();
        await using var output = new StreamWriter(
            bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        { AutoFlush = true };
        await using var error = options.Error ?? new StringWriter { NewLine = "\n" };
        output.NewLine = "\n";
        var terminal = new Terminal(output, bytes, TextWriter.Synchronized(error), options.IsTerminal, options.IsTerminal);
        var empty = options.Network is null ? await ReplayedNetwork.StartAsync() : null;
        try
        {
            var context = new CommandContext(terminal, options.Environment)
            {
                Input = options.Input ?? (() => Stream.Null),
                Time = new ManualTime(), // does not advance, so that no progress lines are written on a slow machine
                Replace = services => services.AddSingleton((options.Network ?? empty!).Transport).AddSingleton(options.Time),
            };
            var code = await WanderCommand.RunAsync(
                arguments, context, options.Cancelled ?? TestContext.Current.CancellationToken);
            return new CommandRun(code, Encoding.UTF8.GetString(bytes.ToArray()), error.ToString()!);
        }
        finally
        {
            if (empty is not null)
                await empty.DisposeAsync();
        }
    }

    /// <summary>The environment of a command.</summary>
    internal sealed record Options
    {
        /// <summary>The sites that it can reach; null for none.</summary>
        public ReplayedNetwork? Network { get; init; }

        /// <summary>The environment variables.</summary>
        public IReadOnlyDictionary<string, string> Environment { get; init; } =
            new Dictionary<string, string>(StringComparer.Ordinal);

        /// <summary>Opens standard input; null when it is empty.</summary>
        public Func<Stream>? Input { get; init; }

        /// <summary>The clock of the network.</summary>
        public TimeProvider Time { get; init; } = TimeProvider.System;

        /// <summary>True when standard output and standard error are a terminal.</summary>
        public bool IsTerminal { get; init; }

        /// <summary>Receives standard error while the command runs; null for a new writer.</summary>
        public StringWriter? Error { get; init; }

        /// <summary>Interrupts the command like Ctrl+C; null for the cancellation of the test.</summary>
        public CancellationToken? Cancelled { get; init; }
    }
}
