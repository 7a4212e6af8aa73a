namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <content>Strings, templates and lists.</content>
internal sealed partial class ScriptExpressions
{
    private string Decode(ReadOnlySpan<char> raw)
    {
        if (!tokens.HasEscapes)
            return raw.ToString();
        if (ScriptStringDecoder.TryDecode(raw, out var value))
            return value;
        tokens.Refuse(tokens.Start, "a backslash here begins an escape that is none: write \\\\ for a backslash");
        return "";
    }

    private ScriptValue ReadTemplate()
    {
        var start = tokens.Start;
        var level = tokens.Depth;
        var mark = _join.Begin();
        var sum = new ScriptValue(ScriptValueKind.Text, start);
        Join(mark, TemplatePart(2), ref sum);
        while (tokens.Kind != End)
        {
            tokens.Advance();
            Join(mark, ReadSequence(level), ref sum);
            if (tokens.Kind is not (TemplateMiddle or TemplateTail))
                tokens.Refuse(tokens.Start, "expected the } that belongs to ${ before this");
            else if (tokens.Kind == TemplateMiddle)
                Join(mark, TemplatePart(2), ref sum);
            else
            {
                Join(mark, TemplatePart(1), ref sum);
                tokens.Advance();
                break;
            }
        }
        return _join.Finish(mark, start, sum);
    }

    private ScriptValue TemplatePart(int closing) =>
        new(ScriptValueKind.Text, tokens.Start, Decode(tokens.Text[1..^closing]));

    private ScriptValue ReadList()
    {
        var start = tokens.Start;
        var list = new ScriptList();
        ReadEntries(list);
        return new ScriptValue(ScriptValueKind.List, start, list);
    }

    // From an opening bracket, the list's or the call's, to after its end. Holes are nothing, as they are to most who look.
    private void ReadEntries(ScriptList list, bool flattens = false)
    {
        var level = tokens.Depth;
        var before = list.Count;
        tokens.Advance();
        while (tokens.Kind != End && tokens.Depth >= level)
        {
            var spreads = tokens.Kind == Spread;
            if (spreads)
                tokens.Advance();
            if (tokens.Kind != Comma)
                Add(list, Read(level), spreads, flattens, before);
            if (tokens.Kind == Semicolon && tokens.Depth == level)
                tokens.Refuse(tokens.Start, "expected a comma or a closing bracket, found ;");
            else if (tokens.Depth >= level)
                tokens.Advance();
        }
        tokens.Advance();
    }

    // l.push('a', ...l) looks at l before it pushes: that is how many entries there were before.
    private void Add(ScriptList list, ScriptValue value, bool spreads, bool flattens, int before)
    {
        if (value.List is { } entries && (spreads || flattens))
            list.AddAll(entries, entries == list ? before : entries.Count, value.Position, _budget);
        else if (spreads)
            list.AddProblem(value, "expected a list after ...");
        else
            list.Add(value);
    }
}
