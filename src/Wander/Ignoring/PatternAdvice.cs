using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Ignoring;

/// <summary>Where a pattern likely does not do what its writer means, and what to write instead.</summary>
internal static class PatternAdvice
{
    private static readonly string[] FilesOfConsoles = ["/wander.js", "/index.html"];

    /// <summary>Advice in whole sentences, without a full stop; none for what is most likely meant as it stands.</summary>
    /// <param name="pattern">Any pattern.</param>
    public static IEnumerable<string> For(IgnorePattern pattern)
    {
        var written = pattern.Text.Trim();
        if (OldIgnorePattern.IsRegularExpression(written))
            yield break; // its owner is told so
        if (PatternSlips.In(written) is { } slip)
        {
            yield return slip;
            yield break;
        }
        var query = written.IndexOfAny(['?', '#']);
        var counted = query < 0 ? written : written[..query];
        if (query >= 0)
        {
            yield return $"what follows {Quote.Of(written[query].ToString())} does not count: "
                + $"it hides everything that begins with {Quote.Whole(counted)}";
        }

        var below = counted.TrimEnd('*');
        var isFolder = below.EndsWith('/') && below.Length < counted.Length && HostOf(below).Any(char.IsLetterOrDigit);
        if (isFolder && !pattern.Hides(below))
        {
            yield return $"it does not hide {Quote.Whole(below)} itself: "
                + $"write {Quote.Whole(below)}, which hides everything below it too";
        }
        if (Array.Find(FilesOfConsoles, file => counted.EndsWith(file, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            yield return "it hides that one file and no console: "
                + $"write {Quote.Whole(counted[..^(name.Length - 1)])} for the console";
        }

        var host = HostOf(counted);
        if (OfHost(host) is { } advice)
            yield return advice;
    }

    /// <summary>The host that a pattern names, stars included; empty for none.</summary>
    public static string HostOf(string pattern)
    {
        var rest = pattern[(pattern.IndexOf("://", StringComparison.Ordinal) is var end and >= 0 ? end + 3 : 0)..];
        return rest.Split(['/', '?', '#'], 2)[0];
    }

    private static string? OfHost(string host)
    {
        var name = host.Trim('*', '.');
        if (host.Length == 0)
            return "it names no host, and hides nothing: write one like `https://example.com/`";
        if (name.Contains('*', StringComparison.Ordinal))
            return null;
        if (!host.AsSpan().ContainsAny("*.:[") && host is not "localhost")
        {
            return $"it names the host {Quote.Of(host)}, which has no dot: write {Quote.Whole($"https://{host}.com/")}, "
                + $"or {Quote.Whole($"*{host}*")} for addresses with this word";
        }
        if (!name.Contains('.', StringComparison.Ordinal))
            return null;
        if (host.StartsWith('*') && !host.StartsWith("*.", StringComparison.Ordinal) && !host.EndsWith('*'))
            return $"it also hides names that only end so, like {Quote.Whole($"https://not{name}/")}: "
                + $"write {Quote.Whole($"https://{name}/")} and {Quote.Whole($"https://*.{name}/")}";
        return host == name + "*"
            ? $"it also hides names that only begin so, like {Quote.Whole($"https://{name}.example/")}: "
                + $"write {Quote.Whole($"https://{name}/")}"
            : null;
    }
}
