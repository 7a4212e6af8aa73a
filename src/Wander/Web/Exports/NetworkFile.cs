using System.Text.Encodings.Web;
using System.Text.Json;
using Wander.Fetching.Connecting;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Web.Exports;

/// <summary>
/// <c>network.json</c>, in the shape of the network's own list: the consoles that were read and the pages that they recommend,
/// each with its referrers.
/// </summary>
internal sealed class NetworkFile
{
    private const int PartLength = 16 * 1024;

    // As the network's own list is written, which has "&" and "'" as they are. Nobody puts it into a page.
    private static readonly JsonWriterOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    private readonly NetworkSnapshot _network;
    private readonly string _date;
    private readonly bool[] _isListed;

    /// <summary>The file for a moment.</summary>
    /// <param name="moment">What is known.</param>
    /// <param name="self">
    /// Our own address: a console that only its own machine can reach is in no list, like the <c>file:</c> ones of the
    /// network's own crawl.
    /// </param>
    public NetworkFile(NetworkMoment moment, ConsoleAddress self)
    {
        ArgumentNullException.ThrowIfNull(moment);
        ArgumentNullException.ThrowIfNull(self);
        _network = moment.Network;
        _date = ExportTimes.AsInNetworkFile(moment.AsOf);
        _isListed = [.. _network.Consoles.Select(console => console.Index == _network.Self.Index
            ? PublicAddresses.IsPublicHost(self.Host)
            : console.State is ConsoleState.Read or ConsoleState.LastGood)];
    }

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartObject();
        json.WriteString("date", _date);
        json.WriteStartObject("consoles");
        foreach (var console in _network.Consoles)
        {
            if (_isListed[console.Index])
                WriteEntry(json, console.Address.Value, console.Referrers.AsSpan());
            if (json.BytesPending >= PartLength)
                await json.FlushAsync(cancellationToken);
        }
        json.WriteEndObject();
        json.WriteStartObject("pages");
        foreach (var page in _network.Pages)
        {
            if (HasListed(page.Recommenders))
                WriteEntry(json, page.Address.Value, page.Recommenders);
            if (json.BytesPending >= PartLength)
                await json.FlushAsync(cancellationToken);
        }
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    private void WriteEntry(Utf8JsonWriter json, string address, ReadOnlySpan<int> referrers)
    {
        json.WriteStartObject(address);
        json.WriteStartArray("referrers");
        foreach (var referrer in referrers)
        {
            if (_isListed[referrer])
                json.WriteStringValue(_network.Consoles[referrer].Address.Value);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private bool HasListed(ReadOnlySpan<int> consoles)
    {
        foreach (var console in consoles)
        {
            if (_isListed[console])
                return true;
        }
        return false;
    }
}
