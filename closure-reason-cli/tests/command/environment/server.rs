//! A loopback server with prepared answers, good or bad.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A request of a client.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Path and query, with `%xx` resolved.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| &**value)
    }
}

/// The answer to a request.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
    pub(crate) manner: Manner,
}

/// How the answer is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    Whole,
    /// Half of the body, then the connection ends.
    CutOff,
    /// Nothing at all, for a long time.
    Silent,
    /// The body over and over.
    Endless,
    /// The body byte by byte, without an end.
    Slow,
    /// Header after header, without an end.
    SlowHead,
}

impl Reply {
    pub(crate) fn json(body: impl Into<String>) -> Self {
        let headers = vec![("Content-Type", "application/json; odata.metadata=minimal".to_owned())];
        Self { status: 200, headers, body: body.into().into_bytes(), manner: Manner::Whole }
    }

    pub(crate) fn error(status: u16, code: &str, message: &str) -> Self {
        let error = serde_json::json!({"error": {"code": code, "message": message}});
        Self { status, ..Self::json(error.to_string()) }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn in_manner(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }
}

type Answer = dyn Fn(&Request) -> Reply + Send + Sync;

/// A running server. It ends with the process.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) port: u16,
    seen: Arc<Mutex<Vec<Request>>>,
    busy: Arc<(AtomicUsize, AtomicUsize)>,
}

impl Server {
    pub(crate) fn start(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = Self {
            url: format!("http://127.0.0.1:{port}"),
            port,
            seen: Arc::default(),
            busy: Arc::default(),
        };
        let (answer, running): (Arc<Answer>, _) = (Arc::new(answer), server.clone());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (answer, server) = (Arc::clone(&answer), running.clone());
                // A client may disconnect.
                thread::spawn(move || server.serve(stream?, &*answer));
            }
        });
        server
    }

    /// All requests so far.
    pub(crate) fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }

    /// The most requests that were under way at once.
    pub(crate) fn most_at_once(&self) -> usize {
        self.busy.1.load(Ordering::SeqCst)
    }

    fn serve(&self, stream: TcpStream, answer: &Answer) -> io::Result<()> {
        stream.set_nodelay(true)?;
        self.speak(stream.try_clone()?, stream, answer)
    }

    /// Reads requests from a stream, one after another, and answers them.
    pub(crate) fn speak(&self, from: impl Read, mut to: impl Write, answer: &Answer) -> io::Result<()> {
        let mut from = BufReader::new(from);
        while let Some(request) = read(&mut from)? {
            let busy = self.busy.0.fetch_add(1, Ordering::SeqCst) + 1;
            self.busy.1.fetch_max(busy, Ordering::SeqCst);
            self.seen.lock().unwrap().push(request.clone());
            let reply = answer(&request);
            self.busy.0.fetch_sub(1, Ordering::SeqCst);
            if !write(&mut to, &reply)? {
                break;
            }
        }
        Ok(())
    }
}

fn read(from: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut line = String::new();
    if from.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (method, target) = (words.next().unwrap().to_owned(), decoded(words.next().unwrap()));
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        from.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.push((name.to_owned(), value.to_owned()));
    }
    let mut request = Request { method, target, headers, body: String::new() };
    let length = request.header("Content-Length").map_or(0, |length| length.parse().unwrap());
    from.take(length).read_to_string(&mut request.body)?;
    Ok(Some(request))
}

fn decoded(target: &str) -> String {
    let mut parts = target.split('%');
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        text.push(u8::from_str_radix(&part[..2], 16).unwrap().into());
        text.push_str(&part[2..]);
    }
    text
}

/// Says whether the connection is good for another request.
fn write(to: &mut impl Write, reply: &Reply) -> io::Result<bool> {
    if reply.manner == Manner::Silent {
        thread::sleep(Duration::from_secs(5));
        return Ok(false);
    }
    let mut head: String = format!("HTTP/1.1 {} Said\r\n", reply.status);
    for (name, value) in &reply.headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    if reply.manner == Manner::SlowHead {
        to.write_all(head.as_bytes())?;
        loop {
            to.write_all(b"X: y\r\n")?;
            thread::sleep(Duration::from_millis(50));
        }
    }
    if reply.manner == Manner::Slow {
        to.write_all((head + "\r\n").as_bytes())?;
        for byte in reply.body.iter().cycle() {
            to.write_all(&[*byte])?;
            thread::sleep(Duration::from_millis(50));
        }
        return Ok(false);
    }
    if reply.manner == Manner::Endless {
        to.write_all((head + "\r\n").as_bytes())?;
        loop {
            to.write_all(&reply.body)?;
        }
    }
    to.write_all(format!("{head}Content-Length: {}\r\n\r\n", reply.body.len()).as_bytes())?;
    let is_whole = reply.manner == Manner::Whole;
    to.write_all(if is_whole { &reply.body } else { &reply.body[..reply.body.len() / 2] })?;
    to.flush()?;
    Ok(is_whole)
}
