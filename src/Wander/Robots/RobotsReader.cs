using System.Collections.Immutable;
using System.Text;

namespace Wander.Robots;

/// <summary>
/// Reads the lines of a <c>robots.txt</c> as leniently as RFC 9309 (section 2.2) and Google's parser do: a rule that was meant
/// is a rule, although its colon is missing or its name is misspelt as people do.
/// </summary>
internal sealed class RobotsReader
{
    private static readonly ImmutableArray<string> UserAgent = ["user-agent", "useragent", "user agent"];
    private static readonly ImmutableArray<string> Allow = ["allow"];
    private static readonly ImmutableArray<string> Disallow =
        ["disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"];

    private readonly List<RobotsRule> _ours = [];
    private readonly List<RobotsRule> _everybodys = [];
    private bool _addressesUs;
    private bool _inOurs;
    private bool _inEverybodys;
    private bool _afterRule;

    private RobotsReader()
    {
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Space => " \t\v\f"u8;

    /// <summary>The rules for us.</summary>
    public static RobotsRules Read(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(ByteOrderMark))
            text = text[ByteOrderMark.Length..];
        var reader = new RobotsReader();
        foreach (var line in text.SplitAny("\r\n"u8)) // of the two in CRLF, one ends an empty line
            reader.ReadLine(text[line]);
        // A group for us without any rule allows what the rules for everybody forbid.
        return new RobotsRules(reader._addressesUs ? reader._ours : reader._everybodys);
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
            return; // prose
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
            _inOurs = _inEverybodys = _afterRule = false;
        if (IsOurs(value))
            _addressesUs = _inOurs = true;
        else if (value is [(byte)'*'] || (value is [(byte)'*', var next, ..] && Space.Contains(next)))
            _inEverybodys = true;
    }

    private void Add(bool allows, ReadOnlySpan<byte> pattern)
    {
        _afterRule = true;
        if ((!_inOurs && !_inEverybodys) || RobotsRule.Read(allows, pattern) is not { } rule)
            return;
        if (_inOurs && _ours.Count < RobotsRules.MaximumRules)
            _ours.Add(rule);
        if (_inEverybodys && _everybodys.Count < RobotsRules.MaximumRules)
            _everybodys.Add(rule);
    }

    // "Wander/1.0" and "wander (the robot)" mean us, "WanderBot" and "Wander-Images" do not.
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
