using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Scripts;
using Wander.Text;

namespace Wander.Importing;

/// <summary>Converts a <c>wander.js</c> to the corresponding settings.</summary>
internal static class ScriptImport
{
    /// <summary>Reads a script. Entries that cannot be settings are left out, and reported with their line and column.</summary>
    public static ImportReading Read(ImportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var problems = new ProblemList();
        var reading = WanderScriptReader.ReadWithPlaces(content.Text);
        foreach (var problem in reading.Problems)
            problems.Error(new SourceLocation(content.Name, problem.Line, problem.Column), problem.Message);
        var document = reading.Document is { } read ? Import(content, read, reading.Places!, problems) : null;
        return new ImportReading(document, problems.InOrder(content.Name));
    }

    private static ImportedDocument Import(
        ImportContent content, WanderDocument read, DocumentPlaces places, ProblemList problems)
    {
        var lists = new ImportedLists(content.Name, problems);
        var document = new ImportedDocument { Source = content.Name, Url = ConsoleAt(content.Address) };
        var assets = new ImportedAssets(lists, content.Address);
        return document with
        {
            Consoles = ImportedLists.Read(read.Consoles, places.Consoles, lists.Consoles(document.UrlOrDefault)),
            Pages = ImportedLists.Read(read.Pages, places.Pages, lists.Pages()),
            Ignore = ImportedLists.Read(read.Ignore, places.Ignore, lists.Patterns(document.UrlOrDefault)),
            Styles = ImportedLists.Read(read.Styles, places.Styles, assets.Reader("styles")),
            Scripts = ImportedLists.Read(read.Scripts, places.Scripts, assets.Reader("scripts")),
            Referral = ReferralOf(read.Referral, places.Referral, lists),
        };
    }

    // The folder of the script, provided that it is the script that other consoles request.
    private static ConsoleAddress? ConsoleAt(PageAddress? script) =>
        ConsoleAddress.TryParse(script?.Value, out var console) && console.Script == script?.Value && console.Path.EndsWith('/')
            ? console
            : null;

    private static Referral? ReferralOf(string? text, TextPlace? place, ImportedLists lists)
    {
        if (text is null)
            return null;
        if (text is "url" or "version" or "no")
            return Enum.Parse<Referral>(text, ignoreCase: true);
        lists.LeaveOut(place ?? default, $"{Quote.Of(text)} is not a valid value for `referral`. Use `url`, `version` or `no`.");
        return null;
    }
}
