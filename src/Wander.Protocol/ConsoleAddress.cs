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

    private readonly string _origin;
    private readonly string _path;

    private ConsoleAddress(string origin, string path)
    {
        _origin = origin;
        _path = path;
        Value = origin + path;
        Script = string.Concat(origin, path.AsSpan(0, path.LastIndexOf('/') + 1), ScriptName);
    }

    /// <summary>The address as text, for example <c>https://susam.net/wander/</c>.</summary>
    public string Value { get; }

    /// <summary>Where the console's <c>wander.js</c> is: <c>https://susam.net/wander/wander.js</c>.</summary>
    public string Script { get; }

    /// <summary>
    /// What addresses of one console have in common although one is <c>http</c> and the other <c>https</c>: host, port and folder.
    /// </summary>
    public string Key => Script[(Script.IndexOf("://", StringComparison.Ordinal) + 3)..^ScriptName.Length];

    /// <summary>Scheme, host and port: <c>https://susam.net</c>.</summary>
    public string Origin => _origin;

    /// <summary>The path, with its slash at the beginning: <c>/wander/</c>.</summary>
    public string Path => _path;

    /// <summary>True for <c>https</c>.</summary>
    public bool IsHttps => Value.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>The host in ASCII, without the port; an IPv6 address keeps its brackets.</summary>
    public string Host
    {
        get
        {
            var authority = _origin.AsSpan(_origin.IndexOf("://", StringComparison.Ordinal) + 3);
            var colon = authority.LastIndexOf(':');
            return (colon > authority.LastIndexOf(']') ? authority[..colon] : authority).ToString();
        }
    }

    /// <summary>
    /// Where the console of a site usually is, when this address is the site's root: people list <c>https://example.com/</c> and
    /// mean <c>https://example.com/wander/</c>. Null when this address is no root.
    /// </summary>
    public ConsoleAddress? UsualPlaceOnSite => _path == "/" ? new ConsoleAddress(_origin, "/" + UsualFolder) : null;

    /// <summary>The same address over https; null when it is https, or has a port of its own.</summary>
    public ConsoleAddress? AsHttps =>
        IsHttps || _origin.LastIndexOf(':') > Math.Max("http:".Length, _origin.LastIndexOf(']'))
            ? null
            : new ConsoleAddress("https" + _origin["http".Length..], _path);

    /// <summary>Reads an address; false for anything that is not an absolute http or https address within the bounds.</summary>
    /// <param name="text">What somebody wrote: with or without a slash, <c>index.html</c> or <c>wander.js</c> at its end.</param>
    /// <param name="address">The address in its one form.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ConsoleAddress? address)
    {
        address = WebAddress.TryRead(text, out var parts) ? new ConsoleAddress(parts.Origin, FolderOf(parts.Path)) : null;
        if (address?.Script.Length > WebAddress.MaximumLength)
            address = null;
        return address is not null;
    }

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
}
