using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Ignoring;

/// <summary>Finds patterns that probably do not have the effect that their owner intends, and suggests another pattern.</summary>
internal static class PatternAdvice
{
    private static readonly string[] FilesOfConsoles = ["/wander.js", "/index.html"];

    /// <summary>Returns advice as sentences; none when the pattern is probably as intended.</summary>
    /// <param name="pattern">Any pattern.</param>
    public static IEnumerable<string> For(IgnorePattern pattern)
    {
        var written = pattern.Text.Trim();
        if (OldIgnorePattern.IsRegularExpression(written))
            yield break; // this is reported elsewhere
        if (PatternSlips.In(written) is { } slip)
        {
            yield return slip;
            yield break;
        }
        var query = written.IndexOfAny(['?', '#']);
        var counted = query < 0 ? written : written[..query];
        if (query >= 0)
        {
            yield return $"The part from {Quote.Of(written[query].ToString())} on is ignored, so this pattern hides everything "
                + $"that begins with {Quote.Whole(counted)}. Write {Quote.Whole(counted)} if that is the intention.";
        }

        var below = counted.TrimEnd('*');
        var isFolder = below.EndsWith('/') && below.Length < counted.Length && HostOf(below).Any(char.IsLetterOrDigit);
        if (isFolder && !pattern.Hides(below))
        {
            yield return $"This pattern does not hide {Quote.Whole(below)} itself. "
                + $"Write {Quote.Whole(below)}, which also hides everything below it.";
        }
        if (Array.Find(FilesOfConsoles, file => counted.EndsWith(file, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            yield return "This pattern hides only one file, not a console. "
                + $"Write {Quote.Whole(counted[..^(name.Length - 1)])} to hide the console.";
        }

        var host = HostOf(counted);
        if (OfHost(host) is { } advice)
            yield return advice;
    }

    /// <summary>Returns the host of a pattern, with its asterisks; an empty string for none.</summary>
    public static string HostOf(string pattern)
    {
        var rest = pattern[(pattern.IndexOf("://", StringComparison.Ordinal) is var end and >= 0 ? end + 3 : 0)..];
        return rest.Split(['/', '?', '#'], 2)[0];
    }

    private static string? OfHost(string host)
    {
        var name = host.Trim('*', '.');
        if (host.Length == 0)
            return "This pattern has no host and hides nothing. Write one like `https://example.com/`.";
        if (name.Contains('*', StringComparison.Ordinal))
            return null;
        if (!host.AsSpan().ContainsAny("*.:[") && host is not "localhost")
        {
            return $"The host {Quote.Of(host)} of this pattern has no dot. Write {Quote.Whole($"https://{host}.com/")}, "
                + $"or {Quote.Whole($"*{host}*")} for all addresses with this word.";
        }
        if (!name.Contains('.', StringComparison.Ordinal))
            return null;
        if (host.StartsWith('*') && !host.StartsWith("*.", StringComparison.Ordinal) && !host.EndsWith('*'))
            return $"This pattern also hides other hosts with the same ending, like {Quote.Whole($"https://not{name}/")}. "
                + $"Write {Quote.Whole($"https://{name}/")} and {Quote.Whole($"https://*.{name}/")}.";
        return host == name + "*"
            ? $"This pattern also hides other hosts with the same beginning, like {Quote.Whole($"https://{name}.example/")}. "
                + $"Write {Quote.Whole($"https://{name}/")}."
            : null;
    }
}
