using System.IO.Compression;
using System.Text;
using Wander.Fetching;
using Wander.Protocol.Findings;

namespace Wander.Tests.Fetching;

public class BoundedBodyTests
{
    private const int Timeout = 30_000;
    private const string Page = "https://a.example/page";

    private static readonly byte[] Text = Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, 5000)));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static async Task<FetchResult> GetAsync(byte[] body, params string[] encodings)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(
            Page, Replies.Bytes(body, "text/plain", [.. encodings.Select(encoding => ("Content-Encoding", encoding))]));
        return await TestRequests.GetAsync(network.Transport, Page);
    }

    private static byte[] Compressed(string encoding, byte[] bytes) => Compressed(encoding, stream => stream.Write(bytes));

    private static byte[] Compressed(string encoding, Action<Stream> write)
    {
        var wire = new MemoryStream();
        using (Stream stream = encoding.Contains("gzip", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(wire, CompressionLevel.Optimal)
            : new BrotliStream(wire, CompressionLevel.Optimal))
            write(stream);
        return wire.ToArray();
    }

    [Theory(Timeout = Timeout)]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("br")]
    public async Task A_body_with_a_single_content_encoding_is_decoded(string encoding)
    {
        Assert.Equal(Encoding.ASCII.GetString(Text), TestRequests.TextOf(await GetAsync(Compressed(encoding, Text), encoding)));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_body_may_be_as_long_as_the_limit()
    {
        Assert.Equal(TestRequests.MaximumBytes, TestRequests.TextOf(await GetAsync(new byte[TestRequests.MaximumBytes])).Length);
        Assert.Equal(
            TestRequests.MaximumBytes,
            TestRequests.TextOf(await GetAsync(Compressed("gzip", new byte[TestRequests.MaximumBytes]), "gzip")).Length);
        var tooLong = new FetchResult.Failed(new Failure(FailureKind.BodyTooLong) { Detail = "64 KiB" });
        Assert.Equal(tooLong, await GetAsync(new byte[TestRequests.MaximumBytes + 1]));
        Assert.Equal(tooLong, await GetAsync(Compressed("br", new byte[TestRequests.MaximumBytes + 1]), "br"));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_limit_applies_to_the_encoded_body_too()
    {
        var wire = new MemoryStream();
        for (var i = 0; i < TestRequests.MaximumBytes / 8; i++)
            wire.Write(Compressed("gzip", [(byte)'a']));

        var failed = Assert.IsType<FetchResult.Failed>(await GetAsync(wire.ToArray(), "gzip"));

        Assert.Equal(FailureKind.BodyTooLong, failed.Failure.Kind);
    }

    [Theory(Timeout = Timeout)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_endless_body_is_cancelled_at_the_limit(bool truncatesBody)
    {
        using var site = new RawSite("HTTP/1.1 200 OK\r\n\r\n", AfterResponse.KeepSending);
        using var fetcher = new Fetcher(site.Transport, TimeProvider.System, () => TestRequests.UserAgent);

        var request = TestRequests.Request("http://endless.example/") with { TruncatesBody = truncatesBody };
        var result = await fetcher.GetAsync(request, Cancelled);

        if (truncatesBody)
            Assert.Equal(TestRequests.MaximumBytes, TestRequests.TextOf(result).Length);
        else
            Assert.Equal(new FetchResult.Failed(new Failure(FailureKind.BodyTooLong) { Detail = "64 KiB" }), result);
        // Before the sender notices that the connection is closed, it can fill the socket buffers of both sides: on Linux up
        // to 6 MiB for receiving and 4 MiB for sending.
        Assert.InRange(await site.SentBytes.WaitAsync(Cancelled), 0, TestRequests.MaximumBytes + 10 * 1024 * 1024);
    }

    // Runs synchronously on this thread, so that its allocations can be measured.
    [Theory]
    [InlineData("br", 64, 1)]
    [InlineData("gzip", 1, 1024)]
    public async Task A_decompression_bomb_is_refused_without_decoding_all_of_it(string encoding, int blocks, int repeated)
    {
        const int bound = 2 * 1024 * 1024;
        var block = new byte[(1 << 30) / blocks / repeated];
        var once = Compressed(encoding, stream =>
        {
            for (var i = 0; i < blocks; i++)
                stream.Write(block);
        });
        using var wire = new MemoryStream(Enumerable.Repeat(once, repeated).SelectMany(part => part).ToArray());
        Assert.InRange(wire.Length, 1, bound);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = BoundedBody.ReadAsync(wire, encoding, bound, Cancelled);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(reading.IsCompletedSuccessfully);
        Assert.False((await reading).IsWhole);
        Assert.InRange(allocated, 0, 4 * bound);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("none")]
    [InlineData("UTF-8")]
    [InlineData("binary", "8bit")]
    public async Task Invalid_encodings_are_ignored(params string[] encodings)
    {
        Assert.Equal(Text, Assert.IsType<FetchResult.Answered>(await GetAsync(Text, encodings)).Body.ToArray());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("gzip, br")]
    [InlineData("gzip", "gzip")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    public async Task Unsupported_and_multiple_encodings_are_refused(params string[] encodings)
    {
        var failed = Assert.IsType<FetchResult.Failed>(await GetAsync(Text, encodings));

        Assert.Equal(FailureKind.UnknownContentEncoding, failed.Failure.Kind);
        Assert.Equal($"unsupported content encoding {string.Join(", ", encodings)}", failed.Failure.Reason);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_truncated_encoded_body_fails(string encoding)
    {
        var compressed = Compressed(encoding, Text);

        var failed = Assert.IsType<FetchResult.Failed>(await GetAsync(compressed[..(compressed.Length / 2)], encoding));

        Assert.Equal(FailureKind.BrokenContentEncoding, failed.Failure.Kind);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_body_in_another_encoding_fails(string encoding)
    {
        var failed = Assert.IsType<FetchResult.Failed>(await GetAsync(Text, encoding));

        Assert.Equal(new Failure(FailureKind.BrokenContentEncoding) { Detail = encoding }, failed.Failure);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData(null)]
    public void Any_bytes_are_read_or_refused(string? encoding)
    {
        var good = encoding is null ? Text : Compressed(encoding, Text);
        Property.Holds<(byte[] Bytes, ushort At)>(value =>
        {
            var bytes = (byte[])good.Clone();
            for (var i = 0; i < (value.Bytes?.Length ?? 0); i++)
                bytes[(value.At + i) % bytes.Length] = value.Bytes![i];
            using var wire = new MemoryStream(bytes);
            var reading = BoundedBody.ReadAsync(wire, encoding, TestRequests.MaximumBytes, Cancelled);
            if (reading.Exception?.InnerException is not (null or InvalidDataException))
                Assert.Fail(reading.Exception.ToString());
        });
    }
}
