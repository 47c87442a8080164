#!/usr/bin/env python3
"""Opens the page of `closure-reason summary --as html` in headless Chromium (or $CHROMIUM).

    cargo build -p closure-reason-cli && python3 tests/browser/run.py [FOLDER_FOR_SCREENSHOTS]

The numbers in the page are those of `--as json`; nothing is said on the console; no request leaves the page; it fits
into 320 and 1,400 pixels and can be read in light and in dark.
"""

import base64, fcntl, json, os, re, shutil, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / os.environ.get("PROFILE", "debug") / "closure-reason"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
HOSTILE = 'channel,msdyn_closurereason\n"<img src=https://example.com/a.png onerror=alert(1)>",192350004\nchat,"</td><script>fetch(""https://example.com"")</script>"\n' \
          + 'chat,192350099\nvoice,' + "long" * 200 + '\n"\u202eturned",AgentClosed\n,\n'


class Browser:
    """Speaks with Chromium over two pipes."""

    def __init__(self, profile):
        # Its ends are 3 and 4; all are first moved out of the way.
        to_read, self.out, self.into, to_write = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in os.pipe() + os.pipe()]
        os.dup2(to_read, 3)
        os.dup2(to_write, 4)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                 "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
        self.process = subprocess.Popen([CHROMIUM, *flags], pass_fds=(3, 4), stderr=subprocess.DEVNULL)
        self.rest, self.count, self.events, self.session = b"", 0, [], None
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self.session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self(f"{domain}.enable")

    def message(self):
        while b"\0" not in self.rest:
            more = os.read(self.into, 1 << 20)
            if not more:
                raise SystemExit("the browser has gone away")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def __call__(self, method, **parameters):
        self.count += 1
        request = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.out, json.dumps(request).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == self.count:
                if "error" in message:
                    raise SystemExit(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def open(self, url):
        self.events.clear()
        self("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())

    def ask(self, script):
        answer = self("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"]["value"]


NUMBERS = """[...document.querySelectorAll('tbody tr')].map(row => [row.className, row.dataset.value ?? null,
    Number(row.cells[0].textContent)]).sort()"""
SUMS = "[...document.querySelectorAll('dl.sums')].map(sums => [...sums.querySelectorAll('dd')].map(sum => Number(sum.textContent)))"
# Of the text in the page: the least contrast with what is behind it.
CONTRAST = """(() => {
    const rgb = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = color => rgb(color).map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, at) => sum + c * [.2126, .7152, .0722][at], 0);
    const back = element => { for (; element; element = element.parentElement) {
        const color = getComputedStyle(element).backgroundColor; if (!/, 0\\)$/.test(color)) return color; }
        return 'rgb(255, 255, 255)'; };
    return Math.min(...[...document.querySelectorAll('h1,h2,h3,p,td,th,dt,dd,code,strong,caption')].map(element => {
        const [a, b] = [light(getComputedStyle(element).color), light(back(element))].sort((a, b) => b - a);
        return (a + .05) / (b + .05); }));
})()"""


def entries(summary):
    found, sums = [], []
    for column in summary["columns"]:
        for group in column["groups"]:
            count = {}
            for kind, plural in [("option", "options"), ("unknown", "unknown"), ("refused", "refused")]:
                count[kind] = sum(entry["count"] for entry in group[plural])
                for entry in group[plural]:
                    found.append([kind, str(entry["value"]) if "value" in entry else None, entry["count"]])
            sums.append([count["option"], count["unknown"], count["refused"], group["empty"], group["rows"]])
    return found, sums


def main():
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    faults = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        folder = Path(folder)
        hostile = folder / "hostile.csv"
        hostile.write_text(HOSTILE)
        cases = {
            "sessions": [ROOT / "closure-reason/examples/sessions.json"],
            "hostile": ["--by", "channel", hostile],
        }
        browser = Browser(folder / "profile")
        for name, arguments in cases.items():
            arguments = [str(argument) for argument in arguments]
            page = folder / f"{name}.html"
            page.write_bytes(subprocess.check_output([COMMAND, "summary", "--as", "html", *arguments]))
            summary = json.loads(subprocess.check_output([COMMAND, "summary", "--as", "json", *arguments]))
            key = lambda entry: json.dumps(entry)
            for scheme in ["light", "dark"]:
                for width in [320, 1400]:
                    place = f"{name}, {scheme}, {width} px"
                    fault = lambda message: faults.append(f"{place}: {message}")
                    browser("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
                    browser("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
                    browser.open(page.as_uri())
                    numbers, sums = entries(summary)
                    if sorted(browser.ask(NUMBERS), key=key) != sorted(numbers, key=key):
                        fault(f"the numbers are not those of --as json: {browser.ask(NUMBERS)}")
                    if browser.ask(SUMS) != sums:
                        fault(f"the sums are not those of --as json: {browser.ask(SUMS)} {sums}")
                    if (wide := browser.ask("document.documentElement.scrollWidth")) > width:
                        fault(f"the page is {wide} px wide")
                    if (contrast := browser.ask(CONTRAST)) < 4.5:
                        fault(f"text has a contrast of {contrast:.2f}")
                    dark = browser.ask("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
                    if dark != (scheme == "dark"):
                        fault("the colors are those of the other scheme")
                    if browser.ask("document.scripts.length") != 0:
                        fault("there is a script")
                    for event in browser.events:
                        if event.get("method") in ["Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"]:
                            fault(f"said on the console: {event['params']}")
                        if event.get("method") == "Network.requestWillBeSent":
                            url = event["params"]["request"]["url"]
                            if url != page.as_uri() and not url.startswith("data:"):
                                fault(f"a request leaves the page: {url}")
                    if pictures:
                        pictures.mkdir(parents=True, exist_ok=True)
                        shot = browser("Page.captureScreenshot", captureBeyondViewport=True)["data"]
                        (pictures / re.sub(r"\W+", "-", f"{place}.png").replace("-png", ".png")).write_bytes(base64.b64decode(shot))
        browser.session = None
        browser("Browser.close")
        browser.process.wait(20)
    print("\n".join(faults) or f"{len(cases)} pages, in light and dark, 320 and 1400 px wide: all is well")
    sys.exit(bool(faults))


main()
