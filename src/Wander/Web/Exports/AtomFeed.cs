using System.Collections.Immutable;
using Wander.Text;

namespace Wander.Web.Exports;

/// <summary>One part of a feed (Atom, RFC 4287; parts, RFC 5005). All addresses in it are absolute.</summary>
internal sealed record AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>What the feed is, in all its parts and languages.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The language of the title.</summary>
    public required string Language { get; init; }

    /// <summary>Who publishes it.</summary>
    public required AtomPerson Author { get; init; }

    /// <summary>Where a browser finds the same.</summary>
    public required string Page { get; init; }

    /// <summary>This part.</summary>
    public required string Self { get; init; }

    /// <summary>The first part.</summary>
    public required string First { get; init; }

    /// <summary>The next part; null when this is the last.</summary>
    public required string? Next { get; init; }

    /// <summary>Its entries, the newest first.</summary>
    public required IReadOnlyList<AtomEntry> Entries { get; init; }

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var atom = new XmlFile(stream, "feed", Namespace);
        atom.Text("id", Id);
        // Just the title: an entry whose language nobody knows must not get this one.
        atom.Begin("title");
        atom.Language(Language);
        atom.Content(Title);
        atom.End();
        // A feed that never had an entry was never updated.
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

/// <summary>Somebody in a feed: a console.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Its address.</param>
internal sealed record AtomPerson(string Name, string Address)
{
    /// <summary>Writes it as an element with a name.</summary>
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
    /// <summary>What it is, for ever.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The language of title and summary; null where nobody knows.</summary>
    public string? Language { get; init; }

    /// <summary>When it came; it does not change after.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Where a reader goes.</summary>
    public required string Address { get; init; }

    /// <summary>What else it is about.</summary>
    public required string Related { get; init; }

    /// <summary>What it says; null for nothing.</summary>
    public string? Summary { get; init; }

    /// <summary>Who said it, if not the one who publishes the feed.</summary>
    public AtomPerson? Author { get; init; }

    /// <summary>Who had a part in it.</summary>
    public ImmutableArray<AtomPerson> Contributors { get; init; } = [];

    /// <summary>Writes it.</summary>
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
