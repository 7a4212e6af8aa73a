using Wander.Configuration.Reading;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Importing;

/// <summary>Styles and scripts of a static console → files in <c>public/</c>, or absolute https addresses.</summary>
/// <param name="lists">Gets what is left out.</param>
/// <param name="script">Where the console's <c>wander.js</c> is; null when that is not known.</param>
internal sealed class ImportedAssets(ImportedLists lists, PageAddress? script)
{
    /// <summary>Reads the entries of <c>styles</c> or <c>scripts</c>.</summary>
    public ImportedLists.Reader<string> Reader(string key) => (text, place) =>
    {
        var name = NameOf(text);
        var mistake = MistakeIn(name, key);
        var asset = Https(text) ?? (mistake is null ? name : Elsewhere(text));
        if (asset is null)
            lists.LeaveOut(place, MistakeIn(text, key) ?? mistake!);
        return asset;
    };

    private static string? MistakeIn(string name, string key) => YamlScalar.IsText(name)
        ? OwnFiles.MistakeInName(name, key)
        : $"{Quote.Of(name)} is no name of a file: write one like style.css";

    // Outside of the console's folder, from where it is loaded on.
    private string? Elsewhere(string text) =>
        script is not null && text.Length > 0 && YamlScalar.IsText(text)
            && Uri.TryCreate(new Uri(script.Value), text, out var resolved)
            ? Https(resolved.AbsoluteUri)
            : null;

    // As a file is called: what stands behind it keeps browsers from using an old one, which Wander does by itself.
    private static string NameOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('?', '#');
        var name = end < 0 ? text : text[..end];
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        return name.Trim(); // as settings are read
    }

    private static string? Https(string text) =>
        PageAddress.TryParse(text, out var address) && address.IsHttps ? address.Value : null;
}
