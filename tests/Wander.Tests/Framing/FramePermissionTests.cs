using FsCheck.Fluent;
using Wander.Framing;
using Wander.Protocol;

namespace Wander.Tests.Framing;

public class FramePermissionTests
{
    private const string Page = "https://page.example/";
    private const string Console = "https://console.example/wander/";

    private static readonly string[] Words =
    [
        "frame-ancestors", "Frame-Ancestors", "default-src", "'none'", "'self'", "*", "https:", "http:", "ws:",
            "https://console.example",
        "CONSOLE.example", "*.example", "console.example:443", "console.example:*", "console.example:8443", "console.example/",
            "[::1]",
        "other.example", "é", "\u00A0", "\"", "\\", "DENY", "SameOrigin", "AllowAll", " ", " ", " ", ";", ";", ",", ",", "\t",
            "://", ":", "",
    ];

    public static TheoryData<Case> Cases => [.. Vectors.Read<Case>("frame.json")];

    private static FsCheck.Arbitrary<string[]> Lines =>
        Gen.Elements(Words).ArrayOf().Select(words => string.Concat(words)).ArrayOf().Where(
            lines => lines.Length < 6).ToArbitrary();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Framing_is_allowed_as_in_the_vectors(Case vector)
    {
        var refusal = Refusal(
            [.. vector.Values("X-Frame-Options")], [.. vector.Values("Content-Security-Policy")], vector.Page, vector.Console);

        Assert.True(vector.Embeddable == (refusal is null), $"{vector.Why}: {refusal}");
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("https:", true)]
    [InlineData("ws:", false)]
    [InlineData("WSS:", false)]
    [InlineData("wss://console.example", false)]
    [InlineData("http://console.example:443", false)]
    [InlineData("http://console.example", true)]
    [InlineData("data:", false)]
    [InlineData("https", false)]
    [InlineData("1https:", false)]
    [InlineData("://console.example", false)]
    [InlineData("https://", false)]
    [InlineData("https://*", true)]
    [InlineData("https://*:443", true)]
    [InlineData("*:*", true)]
    [InlineData("*:80", false)]
    [InlineData("console.example:443", true)]
    [InlineData("console.example:0443", true)]
    [InlineData("console.example:", false)]
    [InlineData("console.example:+443", false)]
    [InlineData("console.example:99999999999999999999", false)]
    [InlineData("console.example.", false)]
    [InlineData("*.console.example", false)]
    [InlineData("*console.example", false)]
    [InlineData("*.", false)]
    [InlineData(".example", false)]
    [InlineData("*.EXAMPLE:443/", true)]
    [InlineData("console.example//", false)]
    [InlineData("console.example/?", false)]
    [InlineData("user@console.example", false)]
    [InlineData("'SELF'", false)]
    [InlineData("'unsafe-inline'", false)]
    [InlineData("other.example console.example", true)]
    [InlineData("other.example\tCONSOLE.example\f", true)]
    [InlineData("other.example\u00A0console.example", true)] // not ASCII, so the whole directive is ignored
    public void Source_expressions_match_as_in_CSP_Level_3(string sources, bool isAllowed)
    {
        Assert.Equal(isAllowed, Refusal([], [$"frame-ancestors {sources}"]) is null);
    }

    [Theory]
    [InlineData("http://console.example:8080/", "console.example:8080", true)]
    [InlineData("http://console.example:8080/", "console.example:*", true)]
    [InlineData("http://console.example:8080/", "console.example", false)]
    [InlineData("http://console.example:8080/", "https://console.example:8080", false)]
    [InlineData("http://console.example/", "http://console.example:80", true)]
    [InlineData("http://console.example/", "https:", false)]
    [InlineData("http://console.example/", "wss:", false)]
    [InlineData("http://console.example/", "ws:", false)]
    [InlineData("http://console.example/", "'self'", false)]
    [InlineData("http://localhost:8080/", "localhost:8080", true)]
    [InlineData("http://127.0.0.1:8080/", "127.0.0.1:8080", false)]
    [InlineData("http://127.0.0.1:8080/", "*", true)]
    [InlineData("http://127.0.0.1:8080/", "http://*:8080", false)]
    [InlineData("http://[::1]:8080/", "http://*:8080", false)]
    [InlineData("http://[::1]:8080/", "http:", true)]
    public void A_source_matches_the_scheme_host_and_port_of_the_console(string console, string source, bool isAllowed)
    {
        Assert.Equal(isAllowed, Refusal([], [$"frame-ancestors {source}"], "http://page.example/", console) is null);
    }

    [Fact]
    public void Every_policy_of_every_line_must_allow_framing()
    {
        Assert.NotNull(Refusal([], ["frame-ancestors *", "default-src 'self', frame-ancestors 'none'"]));
        Assert.NotNull(Refusal([], ["frame-ancestors *, script-src x; frame-ancestors other.example"]));
        Assert.Null(Refusal(["DENY"], ["", ",;", "frame-ancestors *, frame-ancestors https:"]));
    }

    [Fact]
    public void Lines_of_X_Frame_Options_are_combined_with_empty_values_and_quotes()
    {
        Assert.Null(Refusal([""], []));
        Assert.Null(Refusal(["", "x"], []));
        Assert.NotNull(Refusal(["", "DENY"], []));
        Assert.NotNull(Refusal(["deny", "DENY"], []));
        Assert.Null(Refusal(["\"x", "DENY"], []));
        Assert.Null(Refusal(["\"\\\"", "DENY"], []));
    }

    [Fact]
    public void The_reason_is_the_header_that_forbids_framing()
    {
        Assert.Equal("X-Frame-Options: SAMEORIGIN", Refusal(["SAMEORIGIN"], ["default-src 'self'"]));
        Assert.Equal("X-Frame-Options: x, DENY", Refusal(["x", "DENY"], []));
        Assert.Equal(
            "Content-Security-Policy: frame-ancestors 'none'",
                Refusal(["DENY"], ["script-src x;  frame-ancestors \t'none' ; img-src y"]));
        Assert.Equal("available over http only", Refusal([], [], "http://page.example/"));
    }

    [Fact]
    public void The_reason_is_truncated_and_has_no_control_characters()
    {
        var reason = Refusal([$"DENY,\u202Ex\0{new string('y', 10_000)}"], []);

        Assert.StartsWith("X-Frame-Options: DENY,xyyy", reason, StringComparison.Ordinal);
        Assert.Equal(FramePermission.MaximumDetail, reason!.Length);
    }

    [Fact]
    public void A_refusing_policy_applies_with_any_other_headers()
    {
        Property.Holds(Lines, lines =>
        {
            var refusing = lines.Append("frame-ancestors other.example").ToArray();
            Assert.NotNull(Refusal([], refusing));
            Assert.NotNull(Refusal(lines, refusing));
            if (Refusal([], lines) is not null)
                Assert.NotNull(Refusal(lines, [.. lines, "frame-ancestors *"]));
        });
    }

    [Fact]
    public void Case_makes_no_difference()
    {
        Property.Holds(Lines, lines =>
        {
            string[] upper = [.. lines.Select(line => line.ToUpperInvariant())];
            Assert.Equal(Refusal(lines, []) is null, Refusal(upper, []) is null);
            Assert.Equal(Refusal([], lines) is null, Refusal([], upper) is null);
        });
    }

    [Fact]
    public void Policies_in_one_line_equal_policies_in_several_lines()
    {
        Property.Holds(Lines, lines => Assert.Equal(Refusal([], lines) is null, Refusal([], [string.Join(",", lines)]) is null));
    }

    [Fact]
    public void Without_frame_ancestors_only_X_Frame_Options_applies()
    {
        Property.Holds(Lines, lines => Assert.Equal(Refusal(lines, []), Refusal(lines, ["default-src 'none', frame-src *", ""])));
    }

    [Fact]
    public void Any_headers_are_handled_without_an_exception()
    {
        Property.Holds<(string?[] FrameOptions, string?[] Policies)>(headers =>
        {
            static string[] Lines(string?[]? lines) => [.. (lines ?? []).Select(line => line ?? "")];
            var refusal = Refusal(Lines(headers.FrameOptions),
                [.. Lines(headers.Policies), .. Lines(headers.Policies).Select(line => "frame-ancestors " + line)]);
            Assert.True(refusal is null or { Length: > 0 and <= FramePermission.MaximumDetail });
        });
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData(" ")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("x,")]
    [InlineData("frame-ancestors ")]
    [InlineData("frame-ancestors;")]
    [InlineData("frame-ancestors *,")]
    [InlineData("frame-ancestors *:9 :// /")]
    [InlineData("e\u0301\u0301\u0301")]
    public void A_header_of_a_million_characters_is_handled(string part)
    {
        var line = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

        _ = Refusal([line, "deny"], []);
        _ = Refusal([], [line, "frame-ancestors " + line]);
    }

    private static string? Refusal(string[] frameOptions, string[] policies, string page = Page, string console = Console)
    {
        Assert.True(PageAddress.TryParse(page, out var pageAddress));
        Assert.True(ConsoleAddress.TryParse(console, out var consoleAddress));
        return FramePermission.Refusal(frameOptions, policies, pageAddress, consoleAddress)?.Reason;
    }

    public sealed record Case(string[][] Headers, string Page, string Console, bool Embeddable, string Why)
    {
        public IEnumerable<string> Values(string name) => from header in Headers where header[0] == name select header[1];

        public override string ToString() => string.Join("; ", Headers.Select(header => string.Join(": ", header)));
    }
}
