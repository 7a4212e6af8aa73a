using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Output;
using Wander.Protocol.Ignoring;
using Wander.Text;
using Wander.Web.Requests;

namespace Wander.CommandLine;

/// <summary><c>wander ignored URL…</c>: which pattern hides each address, why, and where that is written.</summary>
internal static class IgnoredAddresses
{
    private sealed record Answer(string Url, bool Ignored, string? Pattern, string? Reason, string? Source, string? Problem);

    /// <summary>Answers for each address, in order.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> AnswerAsync(
        CommandContext context, WanderSettings settings, string[] addresses, bool asJson, CancellationToken cancellationToken)
    {
        var answers = new List<Answer>();
        var areAllAddresses = true;
        foreach (var argument in addresses)
        {
            var lines = argument == IgnoredCommand.StandardInput
                ? InputLines.ReadAsync(context.Input(), cancellationToken)
                : new[] { argument }.ToAsyncEnumerable();
            await foreach (var line in lines)
            {
                if (argument == IgnoredCommand.StandardInput && (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#')))
                    continue;
                var answer = Of(line, settings.Ignore);
                areAllAddresses &= answer.Problem is null;
                if (asJson)
                    answers.Add(answer);
                else
                    Print(context.Terminal, answer);
            }
        }
        if (asJson)
            JsonData.Write(context.Terminal.Output, answers);
        return areAllAddresses ? WanderCommand.Done : WanderCommand.FoundWrong;
    }

    private static Answer Of(string typed, IgnoreList ignore)
    {
        var text = typed.Trim();
        if (!TypedAddress.TryRead(text, out var address))
            return new Answer(text, Ignored: false, Pattern: null, Reason: null, Source: null, WhatIsWrong(text));
        var pattern = ignore.Find(address.Value);
        return new Answer(address.Value, pattern is not null, pattern?.Text, pattern?.Reason, pattern?.Source?.ToString(), Problem: null);
    }

    // Settings are told to write one address in each line; here there may be none that was meant for one.
    private static string WhatIsWrong(string text) => text.Any(char.IsWhiteSpace)
        ? $"{Quote.Of(text)} has a space in it, and no address has one: write it as %20"
        : AddressWords.WhatIsWrong(text);

    private static void Print(Terminal terminal, Answer answer)
    {
        if (answer.Problem is { } problem)
        {
            terminal.Say(problem);
            return;
        }
        var words = answer.Pattern is { } pattern
            ? $"{answer.Url} is hidden by {Quote.Whole(pattern)} ({answer.Source}){(answer.Reason is { } reason ? $": {reason}" : "")}"
            : $"{answer.Url} is not hidden";
        terminal.Output.WriteLine(Quote.Visible(words));
    }
}
