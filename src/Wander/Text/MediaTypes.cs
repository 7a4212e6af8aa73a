namespace Wander.Text;

/// <summary>Media types of our answers that ASP.NET Core has no names for.</summary>
internal static class MediaTypes
{
    /// <summary>Atom (RFC 4287, section 7).</summary>
    public const string Atom = "application/atom+xml";

    /// <summary>OPML. It has no registered type; this is the one that the specification's author uses.</summary>
    public const string Opml = "text/x-opml";
}
