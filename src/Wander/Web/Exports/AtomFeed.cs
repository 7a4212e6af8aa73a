using System.Collections.Immutable;
using Wander.Text;

namespace Wander.Web.Exports;

/// <summary>One part of an Atom feed (RFC 4287) with paging (RFC 5005). All addresses are absolute.</summary>
internal sealed record AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>The permanent id of the feed, the same in all parts and languages.</summary>
    public required string Id { get; init; }

    /// <summary>The title of the feed.</summary>
    public required string Title { get; init; }

    /// <summary>The language of the title.</summary>
    public required string Language { get; init; }

    /// <summary>The console that publishes the feed.</summary>
    public required AtomPerson Author { get; init; }

    /// <summary>The address of the corresponding HTML page.</summary>
    public required string Page { get; init; }

    /// <summary>The address of this part.</summary>
    public required string Self { get; init; }

    /// <summary>The address of the first part.</summary>
    public required string First { get; init; }

    /// <summary>The address of the next part; null in the last part.</summary>
    public required string? Next { get; init; }

    /// <summary>The entries of this part, the newest first.</summary>
    public required IReadOnlyList<AtomEntry> Entries { get; init; }

    /// <summary>Writes the feed.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var atom = new XmlFile(stream, "feed", Namespace);
        atom.Text("id", Id);
        // Only the title has xml:lang. On the feed element, entries without a known language would inherit it.
        atom.Begin("title");
        atom.Language(Language);
        atom.Content(Title);
        atom.End();
        // RFC 4287, section 4.1.1, requires atom:updated. A feed without entries gets a constant time.
        atom.Text("updated", ExportTimes.AsInAtom(Entries.Count > 0 ? Entries[0].Time : DateTimeOffset.UnixEpoch));
        Author.Write(atom, "author");
        atom.Begin("generator");
        atom.Attribute("version", ProductVersion.Text);
        atom.Content("Wander");
        atom.End();
        atom.Empty("link", ("rel", "self"), ("type", MediaTypes.Atom), ("href", Self));
        atom.Empty("link", ("rel", "alternate"), ("type", "text/html"), ("href", Page));
        atom.Empty("link", ("rel", "first"), ("type", MediaTypes.Atom), ("href", First));
        if (Next is not null)
            atom.Empty("link", ("rel", "next"), ("type", MediaTypes.Atom), ("href", Next));
        foreach (var entry in Entries)
        {
            entry.Write(atom);
            await atom.SendAsync(cancellationToken);
        }
        await atom.EndAsync(cancellationToken);
    }
}

/// <summary>A console as an Atom person construct (RFC 4287, section 3.2).</summary>
/// <param name="Name">The name of the console.</param>
/// <param name="Address">The address of the console.</param>
internal sealed record AtomPerson(string Name, string Address)
{
    /// <summary>Writes an element with the given name, for example <c>author</c>.</summary>
    public void Write(XmlFile atom, string element)
    {
        atom.Begin(element);
        atom.Text("name", Name);
        atom.Text("uri", Address);
        atom.End();
    }
}

/// <summary>An entry of a feed.</summary>
internal sealed record AtomEntry
{
    /// <summary>The permanent id of the entry.</summary>
    public required string Id { get; init; }

    /// <summary>The title of the entry.</summary>
    public required string Title { get; init; }

    /// <summary>The language of the title and the summary; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The time at which the entry was published. It never changes.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The address that feed readers open.</summary>
    public required string Address { get; init; }

    /// <summary>A related address.</summary>
    public required string Related { get; init; }

    /// <summary>The summary; null when there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>The console that made the recommendation; null when the author of the feed is the author of the entry.</summary>
    public AtomPerson? Author { get; init; }

    /// <summary>The consoles that recommend the page.</summary>
    public ImmutableArray<AtomPerson> Contributors { get; init; } = [];

    /// <summary>Writes the entry.</summary>
    public void Write(XmlFile atom)
    {
        atom.Begin("entry");
        atom.Language(Language);
        atom.Text("id", Id);
        atom.Text("title", Title);
        atom.Text("published", ExportTimes.AsInAtom(Time));
        atom.Text("updated", ExportTimes.AsInAtom(Time));
        Author?.Write(atom, "author");
        foreach (var contributor in Contributors)
            contributor.Write(atom, "contributor");
        atom.Empty("link", ("rel", "alternate"), ("href", Address));
        atom.Empty("link", ("rel", "related"), ("href", Related));
        atom.Text("summary", Summary);
        atom.End();
    }
}
