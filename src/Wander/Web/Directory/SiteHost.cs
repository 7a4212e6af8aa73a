using System.Diagnostics.CodeAnalysis;
using Wander.Protocol;
using Wander.Searching;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>
/// The host of a site, read from text such as <c>Example.com</c> or <c>https://www.example.com/about</c>. Hosts with and without
/// <c>www.</c> are the same site.
/// </summary>
/// <param name="Name">The host in ASCII, without <c>www.</c>.</param>
public sealed record SiteHost(string Name)
{
    private const string Www = "www.";

    /// <summary>Reads the host of a site. Returns false if the text contains none.</summary>
    /// <param name="text">The text that the visitor typed; may be null.</param>
    /// <param name="host">The host.</param>
    public static bool TryRead(string? text, [NotNullWhen(true)] out SiteHost? host)
    {
        host = !string.IsNullOrWhiteSpace(text) && TypedAddress.TryRead(text.Trim(), out var address)
            ? new SiteHost(Without(address.Host))
            : null;
        return host is not null;
    }

    /// <summary>Returns true for a page of this site.</summary>
    public bool Has(PageAddress page)
    {
        ArgumentNullException.ThrowIfNull(page);
        // Called for every page of the network, so it does not allocate.
        var rest = page.Value.AsSpan(page.Value.IndexOf("://", StringComparison.Ordinal) + 3);
        if (rest.StartsWith(Www))
            rest = rest[Www.Length..];
        return rest.StartsWith(Name) && rest[Name.Length..] is ['/' or ':', ..];
    }

    /// <summary>Returns true when an ignore pattern names the host of this site, with any path.</summary>
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

    /// <summary>Returns the host with Unicode letters instead of <c>xn--</c>.</summary>
    public override string ToString() => SearchText.UnicodeHost(Name);

    private static string Without(string host) => host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;
}
