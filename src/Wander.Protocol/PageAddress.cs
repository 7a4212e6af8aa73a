using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol;

/// <summary>
/// The address of a page in its one form: absolute, <c>http</c> or <c>https</c>, ASCII, at most 2,048 characters
/// (design, sections 5 and 14). Two addresses are equal when their texts are.
/// </summary>
public sealed record PageAddress
{
    private PageAddress(string value)
    {
        Value = value;
        Id = PageId.Of(value);
    }

    /// <summary>The address as text, for example <c>https://midnight.pub/</c>.</summary>
    public string Value { get; }

    /// <summary>The short name of this page in links and in a visitor's history.</summary>
    public PageId Id { get; }

    /// <summary>Scheme, host and port, as a browser compares origins: <c>https://example.com</c>.</summary>
    public string Origin => Value[..WebAddress.PathStart(Value)];

    /// <summary>The host in ASCII, without the port; an IPv6 address keeps its brackets.</summary>
    public string Host => WebAddress.HostAndPort(Value).Host;

    /// <summary>What a request asks the host for: path and query, without the fragment.</summary>
    public string PathAndQuery => Value[WebAddress.PathStart(Value)..].Split('#', 2)[0];

    /// <summary>True for <c>https</c>.</summary>
    public bool IsHttps => WebAddress.IsHttps(Value);

    /// <summary>The same address over https; null when it is https, or has a port of its own.</summary>
    public PageAddress? AsHttps => WebAddress.AsHttps(Value) is { } https ? new PageAddress(https) : null;

    /// <summary>Reads an address; false for anything that is not an absolute http or https address within the bounds.</summary>
    /// <param name="text">What somebody wrote; international names, spaces around it and capitals are fine.</param>
    /// <param name="address">The address in its one form.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PageAddress? address)
    {
        address = WebAddress.TryRead(text, out var parts)
            ? new PageAddress(parts.Origin + parts.Path + parts.Query + parts.Fragment)
            : null;
        return address is not null;
    }

    /// <inheritdoc />
    public bool Equals(PageAddress? other) => other is not null && Value == other.Value;

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The address as text.</summary>
    public override string ToString() => Value;
}
