//! A browser under test: the few WebDriver commands that a reader's acts need. The driver ends with
//! the value. <https://www.w3.org/TR/webdriver2/>

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use serde_json::{Value, json};

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One window of one engine, and the driver it hangs on.
pub struct Browser {
    driver: Child,
    session: String,
}

/// Whether a document holds a widget with all of its furniture, some of which comes a frame after
/// the text.
pub fn complete(document: &str) -> String {
    format!(
        "[...{document}?.querySelectorAll('*') ?? []].some((e) => e.shadowRoot?.querySelector('.settings fieldset'))"
    )
}

impl Browser {
    /// A new window of the engine that `tests/run` names, with the page at `ADDRESS` opened.
    pub fn at_page() -> Self {
        let browser = Self::empty();
        browser.go("");
        browser.wait_for(&complete("document"));
        browser
    }

    /// A new window with nothing opened. Now and then WebKit does not start; that is nothing of
    /// what is tested, so it is tried again.
    pub fn empty() -> Self {
        let browser = (0..3)
            .find_map(|_| Self::opened())
            .unwrap_or_else(|| panic!("{} opens a session", engine()));
        browser.post("/timeouts", json!({ "script": 20_000 }));
        browser.post("/window/rect", json!({ "width": 1280, "height": 900 }));
        browser
    }

    /// A driver with a session, or nothing where it does not answer.
    fn opened() -> Option<Self> {
        let (program, port_option) = match engine().as_str() {
            "chromium" => (variable("CHROMEDRIVER"), "--port="),
            "firefox" => (variable("GECKODRIVER"), "--port="),
            _ => (variable("SAFARIDRIVER"), "--port="),
        };
        let port = free_port();
        let driver = Command::new(&program)
            .arg(format!("{port_option}{port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} starts: {error}"));
        let mut browser = Browser { driver, session: format!("http://127.0.0.1:{port}/session") };
        until("the driver answers", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok().then_some(())
        });
        let wanted = fs::read_to_string(variable("WASM_BINDGEN_TEST_WEBDRIVER_JSON"))
            .expect("capabilities are a file");
        let wanted: Value = serde_json::from_str(&wanted).expect("capabilities are JSON");
        let wanted = json!({ "capabilities": { "alwaysMatch": wanted } });
        let Ok(opened) = browser.ask("", &wanted, 30) else { return None };
        let id =
            opened["sessionId"].as_str().unwrap_or_else(|| panic!("a session opens: {opened}"));
        browser.session = format!("{}/{id}", browser.session);
        Some(browser)
    }

    /// Opens a path of the page's server.
    pub fn go(&self, path: &str) {
        self.post("/url", json!({ "url": format!("{}{path}", variable("ADDRESS")) }));
    }

    /// What a JavaScript function body returns; a promise is waited for.
    #[track_caller]
    pub fn run(&self, body: &str) -> Value {
        self.post("/execute/sync", json!({ "script": body, "args": [] }))
    }

    /// As [`Browser::run`], for a text.
    #[track_caller]
    pub fn text(&self, expression: &str) -> String {
        let found = self.run(&format!("return String({expression})"));
        found
            .as_str()
            .map(String::from)
            .unwrap_or_else(|| panic!("{expression} is a text: {found}"))
    }

    /// Waits until an expression is true.
    #[track_caller]
    pub fn wait_for(&self, expression: &str) {
        until(expression, || {
            (self.run(&format!("return Boolean({expression})")) == true).then_some(())
        });
    }

    /// Clicks, as a mouse would, on the element that an expression gives.
    #[track_caller]
    pub fn click(&self, expression: &str) {
        let found = self.run(&format!(
            "const e = {expression}; e.scrollIntoView({{ block: 'center' }}); return e"
        ));
        let id = found[ELEMENT]
            .as_str()
            .unwrap_or_else(|| panic!("{expression} is an element: {found}"));
        self.post(&format!("/element/{id}/click"), json!({}));
    }

    /// Presses and releases a key: a character, or one of WebDriver's (Escape is U+E00C, Enter
    /// U+E007, Tab U+E004).
    #[track_caller]
    pub fn press(&self, key: char) {
        let strokes =
            json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        self.post(
            "/actions",
            json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] }),
        );
    }

    /// As [`Browser::press`], with Shift held.
    #[track_caller]
    pub fn press_with_shift(&self, key: char) {
        let shift = '\u{E008}';
        let strokes = json!([
            { "type": "keyDown", "value": shift }, { "type": "keyDown", "value": key },
            { "type": "keyUp", "value": key }, { "type": "keyUp", "value": shift },
        ]);
        self.post(
            "/actions",
            json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] }),
        );
    }

    /// A command of Chromium's own protocol: <https://chromedevtools.github.io/devtools-protocol/>.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) {
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }));
    }

    #[track_caller]
    fn post(&self, path: &str, body: Value) -> Value {
        self.ask(path, &body, 60)
            .unwrap_or_else(|error| panic!("{path}: the driver answers: {error}"))
    }

    /// What the driver answers within so many seconds.
    #[track_caller]
    fn ask(&self, path: &str, body: &Value, seconds: u64) -> Result<Value, minreq::Error> {
        let answer = minreq::post(format!("{}{path}", self.session))
            .with_header("Content-Type", "application/json")
            .with_body(body.to_string())
            .with_timeout(seconds)
            .send()?;
        let text = answer.as_str().expect("the driver answers in UTF-8");
        let value: Value =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}: {text}"));
        assert!(answer.status_code == 200, "{path}: {}", value["value"]["message"]);
        Ok(value["value"].clone())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = minreq::delete(&self.session).with_timeout(10).send();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The engine under test: chromium, firefox or webkit.
pub fn engine() -> String {
    variable("QL_ENGINE")
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: tests/run starts these tests"))
}

fn free_port() -> u16 {
    let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    free.expect("there is a free port").port()
}

#[track_caller]
fn until<T>(what: &str, mut found: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(value) = found() {
            return value;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "still waiting after 20 s: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}
