namespace Wander.Browser.Tests.Browsing;

/// <summary>What the console page shows at one moment, as its markup has it.</summary>
/// <param name="Place">The address of the tab.</param>
/// <param name="Entries">How many entries the tab's history has.</param>
/// <param name="Frame">What the frame loads; null when there is no frame, and so for its attributes.</param>
/// <param name="FrameTitle">The frame's accessible name.</param>
/// <param name="Sandbox">What the framed page may do.</param>
/// <param name="Allow">Which features are delegated to it.</param>
/// <param name="ReferrerPolicy">What it learns about us.</param>
/// <param name="Address">What stands in the address box.</param>
/// <param name="Open">Where Open leads to; null when there is nothing to open.</param>
/// <param name="Explanation">The line about the page; empty when it is hidden.</param>
/// <param name="Recommender">The console that the line leads to; null when it is hidden.</param>
public sealed record Shown(
    string Place,
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
            place: location.href,
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
