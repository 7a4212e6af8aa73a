using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Scripts;

/// <summary>A position in a text as line and column.</summary>
/// <param name="Line">The line, from 1, as editors and browsers count lines.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextPlace(int Line, int Column);

/// <summary>The places of a list and its entries in a script.</summary>
/// <param name="List">The place of the value that <c>wander</c> finally has for this list; null when it has none.</param>
/// <param name="Entries">The place of each entry of the document's list, in the order of that list.</param>
public sealed record ListPlaces(TextPlace? List, ImmutableArray<TextPlace> Entries);

/// <summary>The places of a document's lists and entries in its script.</summary>
/// <param name="Consoles">The places of <see cref="WanderDocument.Consoles"/>.</param>
/// <param name="Pages">The places of <see cref="WanderDocument.Pages"/>.</param>
/// <param name="Ignore">The places of <see cref="WanderDocument.Ignore"/>.</param>
/// <param name="Styles">The places of <see cref="WanderDocument.Styles"/>.</param>
/// <param name="Scripts">The places of <see cref="WanderDocument.Scripts"/>.</param>
/// <param name="Referral">The place of <see cref="WanderDocument.Referral"/>; null when it is not declared.</param>
public sealed record DocumentPlaces(
    ListPlaces Consoles, ListPlaces Pages, ListPlaces Ignore, ListPlaces Styles, ListPlaces Scripts, TextPlace? Referral)
{
    /// <summary>Returns the places of the lists and entries that the reader takes from an object.</summary>
    internal static DocumentPlaces Of(ScriptObject wander, string text)
    {
        var lists = WanderScriptReader.Lists.Select(wander.Find).ToArray();
        var referral = wander.Find("referral");
        var lines = LinesOf(text, lists.Append(referral).SelectMany(PositionsIn));
        ListPlaces PlacesOf(ScriptValue? value) => value?.List is { } list
            ? new ListPlaces(lines[value.Value.Position], [.. list.Positions.Select(position => lines[position])])
            : new ListPlaces(null, []);
        return new DocumentPlaces(
            PlacesOf(lists[0]),
            PlacesOf(lists[1]),
            PlacesOf(lists[2]),
            PlacesOf(lists[3]),
            PlacesOf(lists[4]),
            referral?.Text is null ? null : lines[referral.Value.Position]);
    }

    private static IEnumerable<int> PositionsIn(ScriptValue? value) =>
        value is { } known ? [known.Position, .. known.List?.Positions ?? []] : [];

    // Positions are sorted first, because lines are counted once from start to end and the entries of a list can come from
    // several places.
    private static Dictionary<int, TextPlace> LinesOf(string text, IEnumerable<int> positions)
    {
        var places = new Dictionary<int, TextPlace>();
        var lines = new ScriptLines(text);
        foreach (var position in positions.Distinct().Order())
            places.Add(position, lines.At(position));
        return places;
    }
}
