using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol;

/// <summary>
/// The canonical address of a console, and the address of its <c>wander.js</c>
/// (src/Wander.Protocol/README.md#addresses). Two addresses are equal when their texts are equal.
/// </summary>
public sealed record ConsoleAddress
{
    private const string ScriptName = "wander.js";
    private const string UsualFolder = "wander/";

    private ConsoleAddress(string value) => Value = value;

    /// <summary>
    /// Compares addresses by host, port and folder, and ignores the scheme, so that the <c>http</c> and the <c>https</c>
    /// address of a console are equal.
    /// </summary>
    public static IEqualityComparer<ConsoleAddress> IgnoringScheme { get; } = new IgnoringSchemeComparer();

    /// <summary>The address as text, for example <c>https://susam.net/wander/</c>.</summary>
    public string Value { get; }

    /// <summary>The address of the console's <c>wander.js</c>: <c>https://susam.net/wander/wander.js</c>.</summary>
    public string Script => string.Concat(Folder, ScriptName);

    /// <summary>Scheme, host and port: <c>https://susam.net</c>.</summary>
    public string Origin => Value[..PathStart];

    /// <summary>The path with its leading slash: <c>/wander/</c>.</summary>
    public string Path => Value[PathStart..];

    /// <summary>True when the scheme is <c>https</c>.</summary>
    public bool IsHttps => WebAddress.IsHttps(Value);

    /// <summary>The host in ASCII, without the port; an IPv6 address keeps its brackets.</summary>
    public string Host => WebAddress.HostAndPort(Value).Host;

    /// <summary>
    /// The usual address of a site's console, when this address is the root of a site: people list
    /// <c>https://example.com/</c> and mean <c>https://example.com/wander/</c>. Null when this address is not a root.
    /// </summary>
    public ConsoleAddress? UsualPlaceOnSite => Path == "/" ? new ConsoleAddress(Value + UsualFolder) : null;

    /// <summary>The same address with the scheme https; null when it is https already or has an explicit port.</summary>
    public ConsoleAddress? AsHttps => WebAddress.AsHttps(Value) is { } https ? new ConsoleAddress(https) : null;

    // There is an object for each entry of each list, so parts that can be computed are not stored.
    private int PathStart => WebAddress.PathStart(Value);

    private ReadOnlySpan<char> Folder => Value.AsSpan(0, Value.LastIndexOf('/') + 1);

    private ReadOnlySpan<char> FolderWithoutScheme => Folder[WebAddress.AuthorityStart(Value)..];

    /// <summary>
    /// Parses an address. Returns false for any text that is not an absolute http or https address, or whose
    /// <c>wander.js</c> would have an address of more than 2,048 characters.
    /// </summary>
    /// <param name="text">The text, with or without a slash, <c>index.html</c> or <c>wander.js</c> at its end.</param>
    /// <param name="address">The canonical address.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ConsoleAddress? address)
    {
        address = WebAddress.TryRead(text, out var parts) ? new ConsoleAddress(parts.Origin + FolderOf(parts.Path)) : null;
        if (address?.Folder.Length > WebAddress.MaximumLength - ScriptName.Length)
            address = null; // the address of its script would be too long
        return address is not null;
    }

    /// <summary>Returns whether the other address is the same apart from the scheme.</summary>
    public bool IsSameAs(ConsoleAddress other) => IgnoringScheme.Equals(this, other);

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

    private sealed class IgnoringSchemeComparer : IEqualityComparer<ConsoleAddress>
    {
        public bool Equals(ConsoleAddress? x, ConsoleAddress? y) =>
            ReferenceEquals(x, y)
                || (x is not null && y is not null && x.FolderWithoutScheme.SequenceEqual(y.FolderWithoutScheme));

        public int GetHashCode(ConsoleAddress obj) => string.GetHashCode(obj.FolderWithoutScheme, StringComparison.Ordinal);
    }
}
