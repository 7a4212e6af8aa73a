using System.Buffers;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration.Reading;

/// <summary>Explains why text is not a web address, and suggests the address that its writer probably meant.</summary>
internal static class AddressMessages
{
    private const string Example = "https://example.com/";
    private const int LongestAddress = 2048;

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>Describes the mistake in text that <see cref="PageAddress"/> cannot parse, and the remedy.</summary>
    public static string WhatIsWrong(string text)
    {
        if (text.Length == 0)
            return $"The address is missing. Write one like `{Example}`.";
        if (text.Length > LongestAddress)
            return $"{Quote.Of(text)} is longer than 2,048 characters. Use a shorter address.";
        if (text.Any(char.IsWhiteSpace))
            return $"{Quote.Of(text)} contains a space. "
                + "Write one address per line, after a dash, and write a space inside an address as `%20`.";
        if (Scheme(text) is not { } scheme)
            return $"{Quote.Of(text)} has no scheme. Write {Suggest(text.TrimStart('/'))}.";
        if (scheme is not ("http" or "https"))
            return $"{Quote.Of(text)} is not a web address (`http` or `https`). "
                + $"Write {Suggest(AfterScheme(text, scheme))}.";
        return $"{Quote.Of(text)} is not a valid address. Write {Suggest(AfterScheme(text, scheme))}.";
    }

    // The colon of "example.com:8080/" is followed by a port, and that of "javascript:8080" follows a scheme. A dot before
    // the colon distinguishes them.
    private static string? Scheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || text.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters) || !char.IsAsciiLetter(text[0]))
            return null;
        var isPort = text.Length > colon + 1 && char.IsAsciiDigit(text[colon + 1]);
        var isHost = text.AsSpan(0, colon).Contains('.') || text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase);
        return isPort && isHost ? null : text[..colon].ToLowerInvariant();
    }

    private static string AfterScheme(string text, string scheme) => text[(scheme.Length + 1)..].TrimStart('/', ':');

    private static string Suggest(string rest) =>
        PageAddress.TryParse("https://" + rest, out var address) && address.Host.AsSpan().ContainsAny('.', ']')
            ? Quote.Whole(address.Value)
            : $"one like `{Example}`";
}
