using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Web.Exports;

/// <summary>
/// <c>GET /pages.txt</c>: the addresses of the embeddable pages, one per line, ordered by the ids of the pages.
/// </summary>
internal static class PagesFile
{
    private const int PartLength = 16 * 1024;

    public static IResult Get(HttpContext context, LiveNetwork live) => Of(live.Now.Network).Answer(context);

    /// <summary>Creates the file for a network.</summary>
    public static Export Of(NetworkSnapshot network)
    {
        return new Export("text/plain; charset=utf-8", WriteAsync);

        async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
        {
            var lines = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
            foreach (var page in network.PagesFrom(default).Where(page => page.Verdict is Verdict.Embeddable))
            {
                Encoding.ASCII.GetBytes(page.Address.Value, lines); // canonical addresses contain only ASCII characters
                lines.Write("\n"u8);
                if (lines.UnflushedBytes >= PartLength)
                    await lines.FlushAsync(cancellationToken);
            }
            await lines.CompleteAsync();
        }
    }
}
