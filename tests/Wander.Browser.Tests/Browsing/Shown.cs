namespace Wander.Browser.Tests.Browsing;

/// <summary>The visible state of the console page at one moment, read from its markup.</summary>
/// <param name="TabUrl">The address of the tab.</param>
/// <param name="Entries">The number of entries in the history of the tab.</param>
/// <param name="Frame">The <c>src</c> of the frame; null when there is no frame, like the other attributes of the frame.</param>
/// <param name="FrameTitle">The <c>title</c> of the frame.</param>
/// <param name="Sandbox">The <c>sandbox</c> attribute of the frame.</param>
/// <param name="Allow">The <c>allow</c> attribute of the frame.</param>
/// <param name="ReferrerPolicy">The <c>referrerpolicy</c> attribute of the frame.</param>
/// <param name="Address">The text of the address box.</param>
/// <param name="Open">The target of the Open link; null when there is nothing to open.</param>
/// <param name="Explanation">The explanation of the pick; empty when it is hidden.</param>
/// <param name="Recommender">The console to which the explanation links; null when it is hidden.</param>
public sealed record Shown(
    string TabUrl,
    int Entries,
    string? Frame,
    string? FrameTitle,
    string? Sandbox,
    string? Allow,
    string? ReferrerPolicy,
    string Address,
    string? Open,
    string Explanation,
    string? Recommender)
{
    internal const string Script = """
        (() => {
          const frame = document.querySelector('iframe')
          const explanation = document.getElementById('explanation')
          return JSON.stringify({
            tabUrl: location.href,
            entries: history.length,
            frame: frame?.getAttribute('src'),
            frameTitle: frame?.title,
            sandbox: frame?.getAttribute('sandbox'),
            allow: frame?.getAttribute('allow'),
            referrerPolicy: frame?.getAttribute('referrerpolicy'),
            address: document.getElementById('address').value,
            open: document.getElementById('open').getAttribute('href'),
            explanation: explanation.checkVisibility() ? explanation.innerText.replace(/\s+/g, ' ').trim() : '',
            recommender: explanation.checkVisibility() ? document.getElementById('page-console').getAttribute('href') : null,
          })
        })()
        """;
}
