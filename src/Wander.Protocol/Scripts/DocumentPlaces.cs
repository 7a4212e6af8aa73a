using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Scripts;

/// <summary>Where something stands in a text.</summary>
/// <param name="Line">The line, from 1, as editors and browsers count.</param>
/// <param name="Column">The column in UTF-16 units, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextPlace(int Line, int Column);

/// <summary>Where a list and its entries stand in a script.</summary>
/// <param name="List">Where the list stands that <c>wander</c> has in the end; null where it has none.</param>
/// <param name="Entries">Where each entry of the document's list was written, in the order of that list.</param>
public sealed record ListPlaces(TextPlace? List, ImmutableArray<TextPlace> Entries);

/// <summary>Where the texts of a document stand in its script.</summary>
/// <param name="Consoles">Those of <see cref="WanderDocument.Consoles"/>.</param>
/// <param name="Pages">Those of <see cref="WanderDocument.Pages"/>.</param>
/// <param name="Ignore">Those of <see cref="WanderDocument.Ignore"/>.</param>
/// <param name="Styles">Those of <see cref="WanderDocument.Styles"/>.</param>
/// <param name="Scripts">Those of <see cref="WanderDocument.Scripts"/>.</param>
/// <param name="Referral">That of <see cref="WanderDocument.Referral"/>; null where it is not declared.</param>
public sealed record DocumentPlaces(
    ListPlaces Consoles, ListPlaces Pages, ListPlaces Ignore, ListPlaces Styles, ListPlaces Scripts, TextPlace? Referral)
{
    /// <summary>The places of what the reader takes from an object.</summary>
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

    // Lines are counted once, from front to end; a list may have been put together from several.
    private static Dictionary<int, TextPlace> LinesOf(string text, IEnumerable<int> positions)
    {
        var places = new Dictionary<int, TextPlace>();
        var lines = new ScriptLines(text);
        foreach (var position in positions.Distinct().Order())
            places.Add(position, lines.At(position));
        return places;
    }
}
