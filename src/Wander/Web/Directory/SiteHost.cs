using System.Diagnostics.CodeAnalysis;
using Wander.Protocol;
using Wander.Searching;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>
/// The host of a site as its owner types it: <c>Example.com</c>, <c>https://www.example.com/about</c>. With and without
/// <c>www.</c> is one site.
/// </summary>
/// <param name="Name">The host in ASCII, without <c>www.</c>.</param>
public sealed record SiteHost(string Name)
{
    private const string Www = "www.";

    /// <summary>Reads it; false for what is no host.</summary>
    /// <param name="text">What was typed; may be null.</param>
    /// <param name="host">The host.</param>
    public static bool TryRead(string? text, [NotNullWhen(true)] out SiteHost? host)
    {
        host = !string.IsNullOrWhiteSpace(text) && TypedAddress.TryRead(text.Trim(), out var address)
            ? new SiteHost(Without(address.Host))
            : null;
        return host is not null;
    }

    /// <summary>Is a page on this site?</summary>
    public bool Has(PageAddress page)
    {
        ArgumentNullException.ThrowIfNull(page);
        // The pages of all sites may pass by here: nothing is made of their addresses.
        var rest = page.Value.AsSpan(page.Value.IndexOf("://", StringComparison.Ordinal) + 3);
        if (rest.StartsWith(Www))
            rest = rest[Www.Length..];
        return rest.StartsWith(Name) && rest[Name.Length..] is ['/' or ':', ..];
    }

    /// <summary>Is this site, and no other one, named in an ignore pattern, wherever on it the pattern leads?</summary>
    public bool IsNamedIn(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var at = pattern.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var before = pattern.AsSpan(0, at);
        if (before.EndsWith(Www, StringComparison.OrdinalIgnoreCase))
            before = before[..^Www.Length];
        return before is [] or [.., '/' or '*'] && pattern.AsSpan(at + Name.Length) is [] or ['/' or ':' or '*', ..];
    }

    /// <summary>The host as people read it, with the letters that <c>xn--</c> stands for.</summary>
    public override string ToString() => SearchText.UnicodeHost(Name);

    private static string Without(string host) => host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;
}
