using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration;

/// <summary>
/// The address on which the service listens: <c>http://</c>, a host and a port. Kestrel listens on all addresses of the
/// machine when it does not recognise the host, so only hosts with a clear meaning are accepted here.
/// </summary>
public sealed record ListenAddress
{
    private const string Scheme = "http://";

    private ListenAddress(string host, int port)
    {
        Host = host;
        Port = port;
    }

    /// <summary>The default address: <c>http://localhost:8080</c>.</summary>
    public static ListenAddress Default { get; } = new("localhost", 8080);

    /// <summary>The address in the form that <c>UseUrls</c> expects: <c>http://localhost:8080</c>.</summary>
    public string Value => $"{Scheme}{Host}:{Port}";

    /// <summary>
    /// <c>localhost</c>, an IP address (IPv6 in brackets), or <c>*</c> or <c>+</c> for all addresses of this machine.
    /// </summary>
    public string Host { get; }

    /// <summary>The port, 0 to 65535; with 0, the operating system chooses a free port.</summary>
    public int Port { get; }

    /// <summary>The URL at which a browser on this machine reaches the service: <c>http://localhost:8080/</c>.</summary>
    public string LocalUrl
    {
        get
        {
            var host = Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : Host;
            return $"{Scheme}{host}:{Port}/";
        }
    }

    /// <summary><see cref="LocalUrl"/> as the address of this console when the settings have no <c>url</c>.</summary>
    public ConsoleAddress LocalConsole => ConsoleAddress.TryParse(LocalUrl, out var address)
        ? address
        : throw new InvalidOperationException($"{LocalUrl} is always a valid address");

    /// <summary>Parses an address. Returns false, with the mistake and its remedy, for other text.</summary>
    /// <param name="text">The text; the port is 80 when it is missing.</param>
    /// <param name="address">The address.</param>
    /// <param name="mistake">The mistake and its remedy; null when the text is valid.</param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out ListenAddress? address, [NotNullWhen(false)] out string? mistake)
    {
        address = null;
        mistake = null;
        text ??= "";
        if (text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            mistake = "The service itself supports only HTTP. "
                + $"Write `{PlainOf(text)}`, and use a reverse proxy for HTTPS.";
        else if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            mistake = $"{Quote.Of(text)} does not begin with `http://`. Write an address like `{Default.Value}`.";
        else
            mistake = ReadAuthority(text[Scheme.Length..], out address);
        return address is not null;
    }

    // The same address with http, when it has a port. The port of an https address without one would be wrong.
    private static string PlainOf(string text) =>
        text.LastIndexOf(':') > "https:".Length && TryParse($"http:{text["https:".Length..]}", out var plain, out _) ? plain.Value
            : Default.Value;

    private static string? ReadAuthority(string authority, out ListenAddress? address)
    {
        address = null;
        authority = authority.EndsWith('/') ? authority[..^1] : authority;
        if (authority.AsSpan().ContainsAny('/', '?', '#'))
            return "The address to listen on cannot have a path. "
                + $"Write one like `{Default.Value}`, and put the path in `url`.";

        var colon = authority.LastIndexOf(':');
        var hasPort = colon > authority.LastIndexOf(']');
        var host = (hasPort ? authority[..colon] : authority).ToLowerInvariant();
        var port = 80;
        if (hasPort && !(TryReadNumber(authority.AsSpan(colon + 1), out port) && port <= 65535))
            return $"{Quote.Of(authority[(colon + 1)..])} is not a port. Use a number from 0 to 65535.";
        if (!IsHost(host))
            return $"{Quote.Of(host)} is not a host to listen on. Use `localhost`, an IP address "
                + "(IPv6 in brackets, like `[::1]`), or `*` or `+` for all addresses of this machine.";
        if (host == "localhost" && port == 0)
            return "Port 0 (any free port) cannot be used with `localhost`. Write `http://127.0.0.1:0`.";
        address = new ListenAddress(host, port);
        return null;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool IsHost(string host) => host switch
    {
        "localhost" or "*" or "+" => true,
        ['[', .. var inner, ']'] => inner.Contains(':', StringComparison.Ordinal) && IPAddressText.TryRead(inner, out _),
        _ => !host.Contains(':', StringComparison.Ordinal) && IPAddressText.TryRead(host, out _),
    };
}
