using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration;

/// <summary>
/// Where the service listens: <c>http://</c>, a host and a port. Kestrel takes a host that it does not know for "every address
/// of this machine", so only those are read here that mean what they say.
/// </summary>
public sealed record ListenAddress
{
    private const string Scheme = "http://";

    private ListenAddress(string host, int port)
    {
        Host = host;
        Port = port;
    }

    /// <summary>Where the service listens unless it is told otherwise: <c>http://localhost:8080</c>.</summary>
    public static ListenAddress Default { get; } = new("localhost", 8080);

    /// <summary>The address as <c>UseUrls</c> reads it: <c>http://localhost:8080</c>.</summary>
    public string Value => $"{Scheme}{Host}:{Port}";

    /// <summary>
    /// <c>localhost</c>, an IP address (IPv6 in brackets), or <c>*</c> or <c>+</c> for every address of this machine.
    /// </summary>
    public string Host { get; }

    /// <summary>The port, 0 to 65535; 0 is a free one that the system chooses.</summary>
    public int Port { get; }

    /// <summary>The address by which a browser on this machine reaches the service: <c>http://localhost:8080/</c>.</summary>
    public string LocalUrl
    {
        get
        {
            var host = Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : Host;
            return $"{Scheme}{host}:{Port}/";
        }
    }

    /// <summary><see cref="LocalUrl"/> as the address of a console that has no other yet.</summary>
    public ConsoleAddress LocalConsole => ConsoleAddress.TryParse(LocalUrl, out var address)
        ? address
        : throw new InvalidOperationException($"{LocalUrl} is an address by construction");

    /// <summary>Reads an address; false, with what is wrong and what to write instead, for anything else.</summary>
    /// <param name="text">What somebody wrote; without a port it is 80.</param>
    /// <param name="address">The address.</param>
    /// <param name="mistake">The mistake, in words.</param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out ListenAddress? address, [NotNullWhen(false)] out string? mistake)
    {
        address = null;
        mistake = null;
        text ??= "";
        if (text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            mistake = "the service itself speaks http: "
                + $"write {PlainOf(text)} and put a reverse proxy with the certificate in front";
        else if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            mistake = $"{Quote.Of(text)} does not begin with http://: write one like http://localhost:8080";
        else
            mistake = ReadAuthority(text[Scheme.Length..], out address);
        return address is not null;
    }

    // The same place without encryption, where it says one with a port.
    private static string PlainOf(string text) =>
        text.LastIndexOf(':') > "https:".Length && TryParse($"http:{text["https:".Length..]}", out var plain, out _) ? plain.Value
            : Default.Value;

    private static string? ReadAuthority(string authority, out ListenAddress? address)
    {
        address = null;
        authority = authority.EndsWith('/') ? authority[..^1] : authority;
        if (authority.AsSpan().ContainsAny('/', '?', '#'))
            return "an address to listen on has no path: write one like http://localhost:8080, and the path in `url`";

        var colon = authority.LastIndexOf(':');
        var hasPort = colon > authority.LastIndexOf(']');
        var host = (hasPort ? authority[..colon] : authority).ToLowerInvariant();
        var port = 80;
        if (hasPort && !(TryReadNumber(authority.AsSpan(colon + 1), out port) && port <= 65535))
            return $"{Quote.Of(authority[(colon + 1)..])} is no port: write a number from 0 to 65535";
        if (!IsHost(host))
            return $"{Quote.Of(host)} is no host to listen on: "
                + "write localhost, an IP address (IPv6 in brackets, [::1]), or * for all addresses of this machine";
        if (host == "localhost" && port == 0)
            return "a port of the system's choice needs one address: write http://127.0.0.1:0";
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
