using System.Collections.Immutable;
using System.Globalization;
using Wander.Protocol.Ignoring;

namespace Wander.Inspecting;

/// <summary>What an owner can do about a page or console that fails, by the reason that our own code gave.</summary>
internal static class FailureAdvice
{
    private const string Later = "try again later, and remove it when it stays so";
    private const string Look = "open it in a browser, and remove it when it does not work there either";

    private static readonly ImmutableArray<(string Words, string Advice)> ByWords =
    [
        ("private address", "remove it; or, if that is your own network, open its range as `allow_private_networks` under `crawl`"),
        ("login page", "remove it, or write the address of a page that everybody can read"),
        ("has no address", "correct the name if it is misspelt, else remove it when it stays so"),
        ("certificate", "tell its owner, and remove it when it stays so"),
        ("no encrypted connection", "tell its owner, and remove it when it stays so"),
        ("looked up", Later),
        ("no answer", Later),
        ("the answer did not end", Later),
        ("no connection", Later),
        ("connection", Later),
        ("cannot be reached", Later),
        ("left alone", Later),
    ];

    /// <summary>The advice.</summary>
    /// <param name="reason">Why it fails: <c>no answer in 15 s</c>, <c>robots.txt: 503 Service Unavailable</c>; null where nobody looked.</param>
    /// <param name="ignore">Our ignore list, which says where a pattern is written.</param>
    public static string For(string? reason, IgnoreList ignore)
    {
        ArgumentNullException.ThrowIfNull(ignore);
        if (reason is null)
            return Later;
        if (IgnoreList.RefusedIn(reason) is { } hidden)
            return ignore.Find(hidden.Value)?.Source is { } source ? $"remove it, or the ignore pattern in {source}" : "remove it, or the ignore pattern";
        foreach (var (words, advice) in ByWords)
        {
            if (reason.Contains(words, StringComparison.Ordinal))
                return advice;
        }
        return Status(reason) is 429 or >= 500 ? Later : Look;
    }

    /// <summary>The HTTP status that a reason begins with; null when with none.</summary>
    public static int? Status(string? reason)
    {
        var text = reason?.Split(": ")[^1];
        return text is { Length: >= 3 } && (text.Length == 3 || text[3] == ' ')
            && int.TryParse(text.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;
    }
}
