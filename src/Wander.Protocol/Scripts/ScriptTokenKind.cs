namespace Wander.Protocol.Scripts;

/// <summary>The kinds of tokens that reading a <c>wander.js</c> needs to tell apart.</summary>
internal enum ScriptTokenKind : byte
{
    /// <summary>The end of the text, or of its readable part.</summary>
    End,

    /// <summary>A name or a keyword, private names (<c>#x</c>) included.</summary>
    Name,
    Number,
    String,
    RegularExpression,

    /// <summary>A template without <c>${}</c>.</summary>
    Template,

    /// <summary>A template up to its first <c>${</c>, between two of them, and from the last <c>}</c> on.</summary>
    TemplateHead,
    TemplateMiddle,
    TemplateTail,

    OpenParenthesis,
    CloseParenthesis,
    OpenSquare,
    CloseSquare,
    OpenBrace,
    CloseBrace,

    Comma,
    Semicolon,
    Colon,
    Dot,
    OptionalDot,
    Spread,
    Arrow,
    Question,
    Plus,

    /// <summary><c>++</c> and <c>--</c>.</summary>
    Step,
    Or,
    Nullish,

    Assign,
    AddAssign,
    OrAssign,
    NullishAssign,

    /// <summary><c>-=</c>, <c>&amp;&amp;=</c> and the rest: what they give is not worked out.</summary>
    OtherAssign,

    /// <summary>Any other operator.</summary>
    Operator,
}
