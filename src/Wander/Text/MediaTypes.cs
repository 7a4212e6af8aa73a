namespace Wander.Text;

/// <summary>Media types of responses for which ASP.NET Core has no constants.</summary>
internal static class MediaTypes
{
    /// <summary>Atom (RFC 4287, section 7).</summary>
    public const string Atom = "application/atom+xml";

    /// <summary>OPML. It has no registered type; this is the type that the author of the specification uses.</summary>
    public const string Opml = "text/x-opml";
}
