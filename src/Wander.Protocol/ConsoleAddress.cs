using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol;

/// <summary>
/// The address of a console in its one form, and where its <c>wander.js</c> is (design, section 5;
/// <c>vectors/console-address.json</c>). Two addresses are equal when their texts are.
/// </summary>
public sealed record ConsoleAddress
{
    private const string ScriptName = "wander.js";
    private const string UsualFolder = "wander/";

    private ConsoleAddress(string value) => Value = value;

    /// <summary>
    /// Compares consoles although one address is <c>http</c> and the other <c>https</c>: by host, port and folder.
    /// </summary>
    public static IEqualityComparer<ConsoleAddress> SchemeAside { get; } = new SchemeAsideComparer();

    /// <summary>The address as text, for example <c>https://susam.net/wander/</c>.</summary>
    public string Value { get; }

    /// <summary>Where the console's <c>wander.js</c> is: <c>https://susam.net/wander/wander.js</c>.</summary>
    public string Script => string.Concat(Folder, ScriptName);

    /// <summary>Scheme, host and port: <c>https://susam.net</c>.</summary>
    public string Origin => Value[..PathStart];

    /// <summary>The path, with its slash at the beginning: <c>/wander/</c>.</summary>
    public string Path => Value[PathStart..];

    /// <summary>True for <c>https</c>.</summary>
    public bool IsHttps => WebAddress.IsHttps(Value);

    /// <summary>The host in ASCII, without the port; an IPv6 address keeps its brackets.</summary>
    public string Host => WebAddress.HostAndPort(Value).Host;

    /// <summary>
    /// Where the console of a site usually is, when this address is the site's root: people list <c>https://example.com/</c> and
    /// mean <c>https://example.com/wander/</c>. Null when this address is no root.
    /// </summary>
    public ConsoleAddress? UsualPlaceOnSite => Path == "/" ? new ConsoleAddress(Value + UsualFolder) : null;

    /// <summary>The same address over https; null when it is https, or has a port of its own.</summary>
    public ConsoleAddress? AsHttps => WebAddress.AsHttps(Value) is { } https ? new ConsoleAddress(https) : null;

    // An object for every listing of every console: what can be computed is not kept.
    private int PathStart => WebAddress.PathStart(Value);

    private ReadOnlySpan<char> Folder => Value.AsSpan(0, Value.LastIndexOf('/') + 1);

    private ReadOnlySpan<char> FolderWithoutScheme => Folder[WebAddress.AuthorityStart(Value)..];

    /// <summary>Reads an address; false for anything that is not an absolute http or https address within the bounds.</summary>
    /// <param name="text">What somebody wrote: with or without a slash, <c>index.html</c> or <c>wander.js</c> at its end.</param>
    /// <param name="address">The address in its one form.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ConsoleAddress? address)
    {
        address = WebAddress.TryRead(text, out var parts) ? new ConsoleAddress(parts.Origin + FolderOf(parts.Path)) : null;
        if (address?.Folder.Length > WebAddress.MaximumLength - ScriptName.Length)
            address = null; // no room for its script
        return address is not null;
    }

    /// <summary>Is the other the same console, http and https aside?</summary>
    public bool IsSameAs(ConsoleAddress other) => SchemeAside.Equals(this, other);

    /// <inheritdoc />
    public bool Equals(ConsoleAddress? other) => other is not null && Value == other.Value;

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The address as text.</summary>
    public override string ToString() => Value;

    private static string FolderOf(string path)
    {
        var lastSegment = path.AsSpan(path.LastIndexOf('/') + 1);
        if (lastSegment is "index.html" or ScriptName)
            return path[..^lastSegment.Length];
        return lastSegment.IsEmpty || lastSegment.Contains('.') ? path : path + "/";
    }

    private sealed class SchemeAsideComparer : IEqualityComparer<ConsoleAddress>
    {
        public bool Equals(ConsoleAddress? x, ConsoleAddress? y) =>
            ReferenceEquals(x, y)
                || (x is not null && y is not null && x.FolderWithoutScheme.SequenceEqual(y.FolderWithoutScheme));

        public int GetHashCode(ConsoleAddress obj) => string.GetHashCode(obj.FolderWithoutScheme, StringComparison.Ordinal);
    }
}
