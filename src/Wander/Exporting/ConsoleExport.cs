using System.Globalization;
using Wander.Configuration;
using Wander.State;
using Wander.Web.Exports;

namespace Wander.Exporting;

/// <summary>Writes a console as static files: Wander's scripts and styles, the pages, and the owner's files.</summary>
/// <param name="settings">The settings of the console.</param>
/// <param name="moment">The network.</param>
/// <param name="language">The language of the pages: one of the languages of the interface.</param>
internal sealed class ConsoleExport(WanderSettings settings, NetworkMoment moment, string language)
{
    /// <summary>Writes the files.</summary>
    /// <param name="folder">The target folder.</param>
    /// <param name="report">Receives a message for each of the owner's files that is left out.</param>
    /// <param name="cancellationToken">
    /// Cancels the export. Each written file is then complete, and the next export continues.
    /// </param>
    /// <returns>The problem that stopped the export; null when it is complete.</returns>
    public async Task<ExportProblem?> WriteAsync(ExportFolder folder, Action<string> report, CancellationToken cancellationToken)
    {
        // The culture is restored when this async method returns.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var console = new StaticConsole(settings, moment);
        var owners = CopiedFiles.OfOwner(settings.PublicFolder);
        foreach (var file in Files(console, owners))
        {
            if (folder.Has(file.Name))
                report($"`public/{file.Name}` is left out, because the export writes a file with this name. Rename it.");
            else if (!Manifest.IsName(file.Name))
                report($"`public/{file.Name}` is left out, because its name is not valid on every system. Rename it.");
            else if (await folder.WriteAsync(file, cancellationToken) is { } problem)
                return problem;
        }
        return folder.End();
    }

    private static IEnumerable<StaticFile> Files(StaticConsole console, IReadOnlyList<StaticFile> owners)
    {
        var theirs = owners.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return CopiedFiles.OfWander(Path.Combine(AppContext.BaseDirectory, "wwwroot")).Where(file => !theirs.Contains(file.Name))
            .Concat(console.Files().Where(file => !(ReplaceableFiles.Names.Contains(file.Name) && theirs.Contains(file.Name))))
            .Concat(owners);
    }
}
