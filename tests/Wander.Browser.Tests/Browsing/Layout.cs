using Microsoft.Playwright;

namespace Wander.Browser.Tests.Browsing;

/// <summary>What is wrong with where things are on a page.</summary>
internal static class Layout
{
    /// <summary>
    /// What sticks out of the window or out of what scrolls, controls that are cut or covered, and targets that are smaller than
    /// 24 pixels and no link within a text (WCAG 2.2, 1.4.10, 1.4.12, 2.4.11 and 2.5.8).
    /// </summary>
    public static Task<string[]> ComplaintsAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
          const complaints = []
          const layer = document.querySelector('dialog:modal, dialog:target') ?? document.body
          const textOf = element => (element.textContent || element.value || '').trim().replace(/\s+/g, ' ').slice(0, 40)
          const nameOf = element => `${element.id ? '#' + element.id : element.localName} “${textOf(element)}”`
          for (const box of [document.documentElement, layer, ...layer.querySelectorAll('#part, .bar, .foot')]) {
            if (box.scrollWidth > box.clientWidth) {
              complaints.push(`${nameOf(box)} is ${box.scrollWidth} wide, and has place for ${box.clientWidth}`)
            }
          }
          for (const control of layer.querySelectorAll('a[href], button, input:not([type=hidden]), select')) {
            if (!control.checkVisibility({ visibilityProperty: true })) continue
            const say = what => complaints.push(`${nameOf(control)} ${what}`)
            control.scrollIntoView({ block: 'center', behavior: 'instant' })
            const { left, right, width, height } = control.getBoundingClientRect()
            const first = control.getClientRects()[0]
            const isInText = getComputedStyle(control).display === 'inline'
            if (left < -0.5 || right > innerWidth + 0.5) say('sticks out')
            const hit = document.elementFromPoint(first.x + first.width / 2, first.y + first.height / 2)
            if (!control.contains(hit)) say(`is covered by ${hit && nameOf(hit)}`)
            const isCutSideways = control.localName !== 'input' && control.scrollWidth > control.clientWidth + 1
            if (!isInText && isCutSideways) say('is cut sideways')
            if (!isInText && control.scrollHeight > control.clientHeight + 1) say('is cut')
            if (!isInText && Math.min(width, height) < 24) say(`is ${width} × ${height}`)
          }
          scrollTo(0, 0)
          layer.scrollTo(0, 0)
          return complaints
        }
        """);

    /// <summary>
    /// Runs something with what a visitor may ask of their browser: more space between letters, words and lines (WCAG 1.4.12).
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

    /// <summary>Runs something with the page from right to left.</summary>
    public static async Task WithRightToLeftAsync(IPage page, Func<Task> action)
    {
        await page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        await action();
        await page.EvaluateAsync("document.documentElement.removeAttribute('dir')");
    }
}
