namespace Wander.Browser.Tests.Browsing;

/// <summary>Texts that would have an effect if a page interpreted them as markup, script or a template.</summary>
internal static class Payloads
{
    public static IReadOnlyList<string> All { get; } =
    [
        // Elements
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "<iframe src=javascript:alert(1)>",
        "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>",
        "<body onload=alert(1)>",
        "<video><source onerror=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<marquee onstart=alert(1)>",
        "<input autofocus onfocus=alert(1)>",
        "<a href=javascript:alert(1)>click</a>",
        "<form action=javascript:alert(1)><button>Wander</button></form>",
        "<button formaction=javascript:alert(1)>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<style>*{display:none}</style>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
        "<base href=https://evil.example/>",
        "<template><script>alert(1)</script></template>",
        "<template shadowrootmode=open><slot></slot></template>",
        "<noscript><img src=x onerror=alert(1)></noscript>",
        "<plaintext>",
        // Ends of surrounding elements and comments
        "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "</noscript><script>alert(1)</script>",
        "</dialog></main><style>*{display:none}</style>",
        "</option></select><img src=x onerror=alert(1)>",
        "--><script>alert(1)</script><!--",
        "]]><script>alert(1)</script>",
        "<!--",
        "*/alert(1)/*",
        "\n</div>\n<script>\nalert(1)\n</script>",
        // Attributes
        "\" onmouseover=\"alert(1)\" autofocus onfocus=\"alert(1)",
        "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
        "` onmouseover=`alert(1)`",
        " onmouseover=alert(1) ",
        "\" style=\"position:fixed;inset:0\" x=\"",
        "\" srcdoc=\"<script>alert(1)</script>",
        "\" sandbox=\"allow-top-navigation",
        // Scripts and templates
        "{{constructor.constructor('alert(1)')()}}",
        "${alert(1)}",
        "@(1+1) @{ throw null; }",
        "<%= 7 * 7 %>",
        "{0} {1} {99}",
        "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
        "\\\"};alert(1);//",
        "`-alert(1)-`",
        "__proto__",
        // Double encoding
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#34;&gt;&lt;img src=x onerror=alert(1)&gt;",
        "&amp;lt;script&amp;gt;alert(1)",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        // Lookalike characters and text directions
        "\u202e>tpircs/<)1(trela>tpircs<",
        "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
        "<scr\u200bipt>alert(1)</script>",
    ];
}
