using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web;

/// <summary>What the API and the page both say in words.</summary>
internal static class Words
{
    /// <summary>Why there is no recommendation.</summary>
    /// <param name="language">The language that was asked for; null for any.</param>
    public static string NothingToRecommend(string? language) => language is null
        ? "No page is known yet: this console recommends none itself, and no console that it lists has answered so far."
        : $"No page in the language “{language}” is known.";

    /// <summary>Why an address is not shown.</summary>
    public static string Hidden(IgnorePattern pattern) => pattern.Reason is null
        ? $"This console hides it: its ignore list has “{pattern.Text}”."
        : $"This console hides it: its ignore list has “{pattern.Text}” ({pattern.Reason}).";

    /// <summary>What a visitor typed is no address.</summary>
    /// <param name="text">What was typed; of a long text, the beginning is repeated.</param>
    public static string NoAddress(string text) =>
        $"“{(text.Length > 100 ? text[..99] + "…" : text)}” is no address of a page. Write one that begins with https:// or http://.";

    /// <summary>How a console is called in a sentence: its host, and its folder where that is not the usual one.</summary>
    /// <param name="address">The console's address.</param>
    public static string NameOf(string address)
    {
        var name = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');
        const string usual = "/wander";
        return name.EndsWith(usual, StringComparison.Ordinal) ? name[..^usual.Length] : name;
    }

    /// <summary>A console's state in words.</summary>
    public static string Of(ConsoleState state) => state switch
    {
        ConsoleState.Read => "read",
        ConsoleState.LastGood => "failing; what it said last counts",
        ConsoleState.Failed => "could not be read",
        _ => "not read yet",
    };
}
