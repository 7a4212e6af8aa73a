using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol;

/// <summary>
/// The canonical address of a page: absolute, <c>http</c> or <c>https</c>, ASCII, at most 2,048 characters
/// (src/Wander.Protocol/README.md#addresses). Two addresses are equal when their texts are equal.
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

    /// <summary>The short id of this page in links and in a visitor's history.</summary>
    public PageId Id { get; }

    /// <summary>Scheme, host and port, as a browser compares origins: <c>https://example.com</c>.</summary>
    public string Origin => Value[..WebAddress.PathStart(Value)];

    /// <summary>The host in ASCII, without the port; an IPv6 address keeps its brackets.</summary>
    public string Host => WebAddress.HostAndPort(Value).Host;

    /// <summary>The path and the query, as in an HTTP request; without the fragment.</summary>
    public string PathAndQuery => Value[WebAddress.PathStart(Value)..].Split('#', 2)[0];

    /// <summary>True when the scheme is <c>https</c>.</summary>
    public bool IsHttps => WebAddress.IsHttps(Value);

    /// <summary>The same address with the scheme https; null when it is https already or has an explicit port.</summary>
    public PageAddress? AsHttps => WebAddress.AsHttps(Value) is { } https ? new PageAddress(https) : null;

    /// <summary>
    /// Parses an address. Returns false for any text that is not an absolute http or https address, and for an address of
    /// more than 2,048 characters.
    /// </summary>
    /// <param name="text">The text; international names, surrounding white space and capital letters are accepted.</param>
    /// <param name="address">The canonical address.</param>
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
