using System.Globalization;
using Wander.Configuration;
using Wander.State;
using Wander.Web.Exports;

namespace Wander.Exporting;

/// <summary>Writes a console as files: ours, those of its pages, and the owner's.</summary>
/// <param name="settings">Whose console it is.</param>
/// <param name="moment">What is known.</param>
/// <param name="language">The language of the pages, one of those that the interface speaks.</param>
internal sealed class ConsoleExport(WanderSettings settings, NetworkMoment moment, string language)
{
    /// <summary>Writes it.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="say">Is told of the owner's files that are left out.</param>
    /// <param name="cancellationToken">Ends it: each file is whole then, and an export that is repeated goes on.</param>
    /// <returns>Why not all of it is written; null when it is.</returns>
    public async Task<ExportProblem?> WriteAsync(ExportFolder folder, Action<string> say, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language); // within this method
        await using var console = new StaticConsole(settings, moment);
        var owners = CopiedFiles.OfOwner(settings.PublicFolder);
        foreach (var file in Files(console, owners))
        {
            if (folder.Has(file.Name))
                say($"`public/{file.Name}` is left out: an export has a file of that name itself.");
            else if (!Manifest.IsName(file.Name))
                say($"`public/{file.Name}` is left out: not all systems can have a file of that name.");
            else if (await folder.WriteAsync(file, cancellationToken) is { } problem)
                return problem;
        }
        return folder.End();
    }

    private static IEnumerable<StaticFile> Files(StaticConsole console, IReadOnlyList<StaticFile> owners)
    {
        var theirs = owners.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return CopiedFiles.OfOurs(Path.Combine(AppContext.BaseDirectory, "wwwroot")).Where(file => !theirs.Contains(file.Name))
            .Concat(console.Files().Where(file => !(ReplaceableFiles.Names.Contains(file.Name) && theirs.Contains(file.Name))))
            .Concat(owners);
    }
}
