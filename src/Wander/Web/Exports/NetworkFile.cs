using System.Text.Encodings.Web;
using System.Text.Json;
using Wander.Fetching.Connecting;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Web.Exports;

/// <summary>
/// Writes <c>network.json</c> in the format of the Wander network's own list: the consoles that were read and the pages that they
/// recommend, each with its referrers.
/// </summary>
internal sealed class NetworkFile
{
    private const int PartLength = 16 * 1024;

    // The Wander network's own list does not escape "&" and "'". Relaxed escaping is safe because the file is not part of an HTML
    // page.
    private static readonly JsonWriterOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    private readonly NetworkSnapshot _network;
    private readonly string _date;
    private readonly bool[] _isListed;

    /// <summary>Creates the file for the network at one moment.</summary>
    /// <param name="moment">The network.</param>
    /// <param name="self">
    /// The address of this console. The file does not list this console when the host is not public, for example
    /// <c>localhost</c>: other machines cannot reach it. The Wander network's own list leaves out <c>file:</c> consoles for the
    /// same reason.
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

    /// <summary>Writes the file.</summary>
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
