using Wander.Configuration.Reading;
using Wander.Output;
using Wander.Protocol.Ignoring;
using Wander.Text;
using Wander.Web.Requests;

namespace Wander.Reporting;

/// <summary>
/// Which pattern of the ignore list hides an address, why, and where the pattern is written. Also the JSON format.
/// </summary>
/// <param name="Url">The canonical address; the text that was typed when it is not an address.</param>
/// <param name="Ignored">True when a pattern hides it.</param>
/// <param name="Pattern">The pattern; null for none.</param>
/// <param name="Reason">The owner's reason for the pattern; null for none.</param>
/// <param name="Source">The file and line of the pattern; null for none.</param>
/// <param name="Problem">Why the text is not an address; null when it is one.</param>
internal sealed record IgnoredAddress(string Url, bool Ignored, string? Pattern, string? Reason, string? Source, string? Problem)
{
    /// <summary>Looks up an address.</summary>
    /// <param name="typed">The address as it was typed, with or without <c>https://</c>.</param>
    /// <param name="ignore">The ignore list.</param>
    public static IgnoredAddress Of(string typed, IgnoreList ignore)
    {
        var text = typed.Trim();
        if (!TypedAddress.TryRead(text, out var address))
            return new IgnoredAddress(text, Ignored: false, Pattern: null, Reason: null, Source: null, ProblemOf(text));
        var pattern = ignore.Find(address.Value);
        return new IgnoredAddress(
            address.Value, pattern is not null, pattern?.Text, pattern?.Reason, pattern?.Source?.ToString(), Problem: null);
    }

    /// <summary>Writes the result as a sentence; a text that is not an address is reported as an error.</summary>
    public void Write(Terminal terminal)
    {
        if (Problem is { } problem)
        {
            terminal.WriteMessage(problem);
            return;
        }
        var reason = Reason is null ? "" : $": {Reason}";
        var sentence = Pattern is null ? $"{Url} is not hidden" : $"{Url} is hidden by {Quote.Whole(Pattern)} ({Source}){reason}";
        terminal.Output.WriteLine(Quote.Visible(sentence));
    }

    // For white space, the message about the settings would advise writing one address on each line of the file.
    private static string ProblemOf(string text) => text.Any(char.IsWhiteSpace)
        ? $"{Quote.Of(text)} contains a space. Write it as %20."
        : AddressMessages.WhatIsWrong(text);
}
