using System.Buffers;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration.Reading;

/// <summary>Why a text is no address of the web, and what its writer probably meant.</summary>
internal static class AddressMessages
{
    private const string Example = "https://example.com/";
    private const int LongestAddress = 2048;

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>What is wrong with a text that <see cref="PageAddress"/> does not read.</summary>
    public static string WhatIsWrong(string text)
    {
        if (text.Length == 0)
            return $"an address is missing: write one like {Example}";
        if (text.Length > LongestAddress)
            return $"{Quote.Of(text)} is longer than 2,048 characters: write a shorter address";
        if (text.Any(char.IsWhiteSpace))
            return $"{Quote.Of(text)} has a space in it: "
                + "write one address in each line, after a dash, and a space inside an address as %20";
        if (Scheme(text) is not { } scheme)
            return $"{Quote.Of(text)} has no scheme: write {Suggest(text.TrimStart('/'))}";
        if (scheme is not ("http" or "https"))
            return $"{Quote.Of(text)} is no address of the web, only http and https are: "
                + $"write {Suggest(AfterScheme(text, scheme))}";
        return $"{Quote.Of(text)} is no address that a browser would open: write {Suggest(AfterScheme(text, scheme))}";
    }

    // "example.com:8080/" has a port where "javascript:8080" has a scheme; a dot before the colon tells them apart.
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
            ? address.Value
            : $"one like {Example}";
}
