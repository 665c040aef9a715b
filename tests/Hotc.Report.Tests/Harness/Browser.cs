using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hotc.Report.Tests.Harness;

/// <summary>A page in headless Chromium, driven by the protocol of its developer tools. Without Chromium the tests fail.</summary>
internal sealed class Browser : IAsyncDisposable
{
    // A machine that does much else starts it slowly.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly ClientWebSocket socket = new();
    private readonly DirectoryInfo profile;
    private readonly byte[] buffer = new byte[1 << 20];
    private string? session;
    private int last;

    private Browser(Process process, DirectoryInfo profile)
    {
        this.process = process;
        this.profile = profile;
    }

    /// <summary>Events that came, by their method.</summary>
    public List<(string Method, JsonNode Data)> Events { get; } = [];

    /// <summary>Addresses that the page asked for, its own not among them.</summary>
    public IEnumerable<string> Requests => Events.Where(e => e.Method == "Network.requestWillBeSent").Select(e => e.Data["request"]!["url"]!.GetValue<string>()).Where(u => !u.StartsWith("file:", StringComparison.Ordinal));

    /// <summary>What the console says: errors, warnings, what the policy of the page refused.</summary>
    public IEnumerable<string> Complaints => Events.Where(e => e.Method is "Log.entryAdded" or "Runtime.exceptionThrown" or "Runtime.consoleAPICalled").Select(e => e.Data.ToJsonString());

    public static async Task<Browser> OpenAsync(string html, int width, bool isDark = false)
    {
        var profile = Directory.CreateTempSubdirectory("hotc-report-");
        var page = Path.Combine(profile.FullName, "report.html");
        await File.WriteAllTextAsync(page, html);
        string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}/profile", "about:blank"];
        var process = Process.Start(new ProcessStartInfo("chromium", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var browser = new Browser(process, profile);
        await browser.ConnectAsync();
        foreach (var domain in new[] { "Network", "Log", "Runtime", "Page" })
        {
            await browser.CallAsync($"{domain}.enable");
        }

        await browser.CallAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await browser.CallAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }) });
        await browser.CallAsync("Page.navigate", new() { ["url"] = new Uri(page).AbsoluteUri });
        await browser.WaitAsync("Page.loadEventFired");
        return browser;
    }

    /// <summary>What an expression yields in the page.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await CallAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } fault ? throw new InvalidOperationException(fault.ToJsonString()) : answer["result"]!["value"];
    }

    /// <summary>Presses and lets go a key.</summary>
    public async Task PressAsync(string key, int code, string text = "")
    {
        await CallAsync("Input.dispatchKeyEvent", new() { ["type"] = text.Length > 0 ? "keyDown" : "rawKeyDown", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code, ["text"] = text });
        await CallAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code });
    }

    /// <summary>The whole page as a PNG of half the size.</summary>
    public async Task<byte[]> ScreenshotAsync()
    {
        var size = (await CallAsync("Page.getLayoutMetrics"))["cssContentSize"]!;
        var clip = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = size["width"]!.GetValue<double>(), ["height"] = size["height"]!.GetValue<double>(), ["scale"] = 0.5 };
        var answer = await CallAsync("Page.captureScreenshot", new() { ["format"] = "png", ["captureBeyondViewport"] = true, ["clip"] = clip });
        return Convert.FromBase64String(answer["data"]!.GetValue<string>());
    }

    public async Task<JsonNode> CallAsync(string method, JsonObject? parameters = null)
    {
        var id = ++last;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        using var patience = new CancellationTokenSource(Patience);
        await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, patience.Token);
        while (true)
        {
            var answer = await ReceiveAsync(patience.Token);
            if (answer["id"]?.GetValue<int>() == id)
            {
                return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"]!;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();

        // Helpers of the browser may still write as they end.
        for (var round = 0; round < 20 && profile.Exists; round++)
        {
            try
            {
                profile.Delete(recursive: true);
                break;
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task ConnectAsync()
    {
        const string Mark = "DevTools listening on ";
        using var patience = new CancellationTokenSource(Patience);
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("chromium ended at once");
        }
        while (!line.StartsWith(Mark, StringComparison.Ordinal));

        // Text that nobody reads would stop it when the pipe is full.
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await socket.ConnectAsync(new Uri(line[Mark.Length..]), patience.Token);
        var target = await CallAsync("Target.createTarget", new() { ["url"] = "about:blank" });
        var attached = await CallAsync("Target.attachToTarget", new() { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        session = attached["sessionId"]!.GetValue<string>();
    }

    private async Task WaitAsync(string method)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (Events.All(e => e.Method != method))
        {
            await ReceiveAsync(patience.Token);
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken patience)
    {
        using var whole = new MemoryStream();
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, patience);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        var message = JsonNode.Parse(whole.ToArray()) ?? throw new JsonException();
        if (message["method"] is { } method)
        {
            Events.Add((method.GetValue<string>(), message["params"]!));
        }

        return message;
    }
}
