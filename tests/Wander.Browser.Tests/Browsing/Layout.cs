using Microsoft.Playwright;

namespace Wander.Browser.Tests.Browsing;

/// <summary>Finds layout problems of a page.</summary>
internal static class Layout
{
    /// <summary>
    /// Returns descriptions of elements that overflow the window or a scrolling box, controls that are cut off or covered, and
    /// targets smaller than 24 pixels that are not links within a text (WCAG 2.2, success criteria 1.4.10, 1.4.12, 2.4.11 and
    /// 2.5.8).
    /// </summary>
    public static Task<string[]> FindProblemsAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
          const problems = []
          const layer = document.querySelector('dialog:modal, dialog:target') ?? document.body
          const textOf = element => (element.textContent || element.value || '').trim().replace(/\s+/g, ' ').slice(0, 40)
          const nameOf = element => `${element.id ? '#' + element.id : element.localName} “${textOf(element)}”`
          for (const box of [document.documentElement, layer, ...layer.querySelectorAll('#part, .bar, .foot')]) {
            if (box.scrollWidth > box.clientWidth) {
              problems.push(`${nameOf(box)} is ${box.scrollWidth} wide, but has room for ${box.clientWidth}`)
            }
          }
          for (const control of layer.querySelectorAll('a[href], button, input:not([type=hidden]), select')) {
            if (!control.checkVisibility({ visibilityProperty: true })) continue
            const report = what => problems.push(`${nameOf(control)} ${what}`)
            control.scrollIntoView({ block: 'center', behavior: 'instant' })
            const { left, right, width, height } = control.getBoundingClientRect()
            const first = control.getClientRects()[0]
            const isInText = getComputedStyle(control).display === 'inline'
            if (left < -0.5 || right > innerWidth + 0.5) report('overflows the window')
            const hit = document.elementFromPoint(first.x + first.width / 2, first.y + first.height / 2)
            if (!control.contains(hit)) report(`is covered by ${hit && nameOf(hit)}`)
            const isCutSideways = control.localName !== 'input' && control.scrollWidth > control.clientWidth + 1
            if (!isInText && isCutSideways) report('is cut off horizontally')
            if (!isInText && control.scrollHeight > control.clientHeight + 1) report('is cut off vertically')
            if (!isInText && Math.min(width, height) < 24) report(`is ${width} × ${height}`)
          }
          scrollTo(0, 0)
          layer.scrollTo(0, 0)
          return problems
        }
        """);

    /// <summary>
    /// Runs an action while the page has the text spacing of WCAG 2.2, success criterion 1.4.12.
    /// </summary>
    public static async Task WithTextSpacingAsync(IPage page, Func<Task> action)
    {
        await page.EvaluateAsync("""
            () => {
              const style = new CSSStyleSheet()
              style.replaceSync(`
                * { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important }
                p { margin-bottom: 2em !important }`)
              document.adoptedStyleSheets = [style]
            }
            """);
        await action();
        await page.EvaluateAsync("document.adoptedStyleSheets = []");
    }

    /// <summary>Runs an action while the page has the direction from right to left.</summary>
    public static async Task WithRightToLeftAsync(IPage page, Func<Task> action)
    {
        await page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        await action();
        await page.EvaluateAsync("document.documentElement.removeAttribute('dir')");
    }
}
