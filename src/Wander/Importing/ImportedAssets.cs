using Wander.Configuration.Reading;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Importing;

/// <summary>Converts styles and scripts of a static console to files in <c>public/</c>, or to absolute https addresses.</summary>
/// <param name="lists">Receives the entries that are left out.</param>
/// <param name="script">The address of the console's <c>wander.js</c>; null when it is not known.</param>
internal sealed class ImportedAssets(ImportedLists lists, PageAddress? script)
{
    /// <summary>Returns a reader for the entries of a list.</summary>
    /// <param name="key">The name of the list: <c>styles</c> or <c>scripts</c>.</param>
    public ImportedLists.Reader<string> Reader(string key) => (text, place) =>
    {
        var name = NameOf(text);
        var problem = ProblemOf(name, key);
        var asset = Https(text) ?? (problem is null ? name : Absolute(text));
        if (asset is null)
            lists.LeaveOut(place, ProblemOf(text, key) ?? problem!);
        return asset;
    };

    private static string? ProblemOf(string name, string key) => YamlScalar.IsText(name)
        ? OwnFiles.MistakeInName(name, key)
        : $"{Quote.Of(name)} is not a valid file name. Use one like style.css.";

    // A file outside of the console's folder: it is still loaded from there.
    private string? Absolute(string text) =>
        script is not null && text.Length > 0 && YamlScalar.IsText(text)
            && UriReference.TryResolve(script, text, out var resolved)
            ? Https(resolved.AbsoluteUri)
            : null;

    // Removes a query such as `?v=3`, which keeps browsers from using an old version: Wander adds its own version.
    private static string NameOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('?', '#');
        var name = end < 0 ? text : text[..end];
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        return name.Trim(); // settings are trimmed too
    }

    private static string? Https(string text) =>
        PageAddress.TryParse(text, out var address) && address.IsHttps ? address.Value : null;
}
