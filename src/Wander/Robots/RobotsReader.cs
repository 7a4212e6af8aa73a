using System.Collections.Immutable;
using System.Text;

namespace Wander.Robots;

/// <summary>
/// Parses a <c>robots.txt</c> as leniently as RFC 9309 (section 2.2) and Google's parser: a rule is accepted when its colon is
/// missing or its name has a common misspelling.
/// </summary>
internal sealed class RobotsReader
{
    private static readonly ImmutableArray<string> UserAgent = ["user-agent", "useragent", "user agent"];
    private static readonly ImmutableArray<string> Allow = ["allow"];
    private static readonly ImmutableArray<string> Disallow =
        ["disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"];

    private readonly List<RobotsRule> _ours = [];
    private readonly List<RobotsRule> _general = [];
    private bool _addressesUs;
    private bool _inOurs;
    private bool _inGeneral;
    private bool _afterRule;

    private RobotsReader()
    {
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Space => " \t\v\f"u8;

    /// <summary>Returns the rules that apply to this service.</summary>
    public static RobotsRules Read(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(ByteOrderMark))
            text = text[ByteOrderMark.Length..];
        var reader = new RobotsReader();
        foreach (var line in text.SplitAny("\r\n"u8)) // CRLF adds an empty line, which is ignored
            reader.ReadLine(text[line]);
        // If a group names this service, the general rules do not apply, even if that group has no rules.
        return new RobotsRules(reader._addressesUs ? reader._ours : reader._general);
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        var comment = line.IndexOf((byte)'#');
        line = (comment < 0 ? line : line[..comment]).Trim(Space);
        var end = line.IndexOf((byte)':');
        if (end < 0)
            end = line.IndexOfAny(Space);
        if (end < 0)
            return;
        var key = line[..end].Trim(Space);
        var value = line[(end + 1)..].Trim(Space);
        if (line[end] != ':' && value.IndexOfAny(Space) >= 0)
            return; // without a colon, a line with more than two words is not a rule
        if (IsOneOf(UserAgent, key))
            BeginGroup(value);
        else if (IsOneOf(Disallow, key))
            Add(allows: false, value);
        else if (IsOneOf(Allow, key))
            Add(allows: true, value);
    }

    private void BeginGroup(ReadOnlySpan<byte> value)
    {
        if (_afterRule)
            _inOurs = _inGeneral = _afterRule = false;
        if (IsOurs(value))
            _addressesUs = _inOurs = true;
        else if (value is [(byte)'*'] || (value is [(byte)'*', var next, ..] && Space.Contains(next)))
            _inGeneral = true;
    }

    private void Add(bool allows, ReadOnlySpan<byte> pattern)
    {
        _afterRule = true;
        if ((!_inOurs && !_inGeneral) || RobotsRule.Read(allows, pattern) is not { } rule)
            return;
        if (_inOurs && _ours.Count < RobotsRules.MaximumRules)
            _ours.Add(rule);
        if (_inGeneral && _general.Count < RobotsRules.MaximumRules)
            _general.Add(rule);
    }

    // "Wander/1.0" and "wander (the robot)" match, "WanderBot" and "Wander-Images" do not.
    private static bool IsOurs(ReadOnlySpan<byte> value)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiLetter((char)value[end]) || value[end] is (byte)'-' or (byte)'_'))
            end++;
        return Ascii.EqualsIgnoreCase(value[..end], RobotsRules.ProductToken);
    }

    private static bool IsOneOf(ImmutableArray<string> spellings, ReadOnlySpan<byte> key)
    {
        foreach (var spelling in spellings)
        {
            if (Ascii.EqualsIgnoreCase(key, spelling))
                return true;
        }
        return false;
    }
}
