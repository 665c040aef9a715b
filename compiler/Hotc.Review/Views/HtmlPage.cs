using System.Net;

namespace Hotc.Review.Views;

/// <summary>The frame of a page: everything it needs is in it.</summary>
internal static class HtmlPage
{
    // The colours of text have a contrast of 4.5:1 or more to their ground, light and dark (WCAG 2.2, 1.4.3).
    private const string Style =
        """
        :root { color-scheme: light dark; --ground: #ffffff; --text: #1b1f24; --soft: #f3f5f7; --line: #8a939c; --danger: #a40e26; --warning: #7a4b00; --good: #116329; --note: #0550ae; }
        @media screen and (prefers-color-scheme: dark) { :root { --ground: #14181d; --text: #e6e9ec; --soft: #20262d; --line: #76808a; --danger: #ff9492; --warning: #f0b72f; --good: #6fdd8b; --note: #79c0ff; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
        main, nav { max-width: 75rem; margin: 0 auto; padding: 0 1rem; }
        h1, h2, h3 { line-height: 1.25; } a { color: var(--note); }
        :focus-visible { outline: 3px solid var(--note); outline-offset: 2px; }
        table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
        th { background: var(--soft); } code, pre { font: 14px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; } pre { background: var(--soft); padding: .5rem; overflow-x: auto; white-space: pre-wrap; }
        .wide { overflow-x: auto; } .consequences { list-style: none; padding: 0; } .consequences li { border-left: .4rem solid var(--note); background: var(--soft); margin: .4rem 0; padding: .4rem .8rem; }
        .consequences .danger { border-color: var(--danger); } .consequences .warning { border-color: var(--warning); }
        .danger strong, .replace, .rebuild, .delete, .refuse { color: var(--danger); font-weight: 600; } .warning strong, .update, .resize { color: var(--warning); font-weight: 600; }
        .create { color: var(--good); font-weight: 600; } .note strong { color: var(--note); }
        nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; padding: 0; }
        @media print { nav { display: none; } .wide { overflow: visible; } .graph { width: 100%; height: auto; } details > * { display: block; } body { background: #fff; color: #000; } }
        """;

    /// <summary>A whole document.</summary>
    /// <param name="title">Its title, as text.</param>
    /// <param name="body">Its body, as HTML.</param>
    public static string Wrap(string title, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        {body}</body>
        </html>

        """;
}
