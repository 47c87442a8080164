//! Certificates and proxies: which servers are trusted, and who sees what.

use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use expect_test::expect;
use rcgen::{CertificateParams, CertifiedKey, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::environment::command::{Bench, TOKEN};
use crate::environment::dataverse::{Dataverse, serve};
use crate::environment::server::Server;

const CONTOSO: &str = "https://contoso.crm4.dynamics.com";

fn certificate(host: &str, change: impl FnOnce(&mut CertificateParams)) -> CertifiedKey<KeyPair> {
    let signing_key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new([host.to_owned()]).unwrap();
    params.distinguished_name.push(rcgen::DnType::CommonName, host);
    change(&mut params);
    CertifiedKey { cert: params.self_signed(&signing_key).unwrap(), signing_key }
}

/// A bench on a machine that trusts only this certificate.
fn trusting(certificate: &CertifiedKey<KeyPair>) -> Bench {
    let bench = Bench::new();
    let text = STANDARD.encode(certificate.cert.der());
    let lines: Vec<_> = text.as_bytes().chunks(64).map(|line| str::from_utf8(line).unwrap()).collect();
    let path = bench.path("bin/certificates.pem");
    let pem = format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"));
    std::fs::write(&path, pem).unwrap();
    bench.with("SSL_CERT_FILE", &path.display().to_string())
}

/// Serves the samples with TLS. Returns the port, and what the server saw.
fn serve_encrypted(certificate: &CertifiedKey<KeyPair>) -> (u16, Server) {
    let key = PrivateKeyDer::Pkcs8(certificate.signing_key.serialize_der().into());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.cert.der().clone()], key)
        .unwrap();
    let (config, dataverse) = (Arc::new(config), Dataverse::of_samples());
    // Only its record of requests is used: nothing is sent to it in plain text.
    let server = serve(Dataverse::default());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let seeing = server.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (config, dataverse, server) = (Arc::clone(&config), dataverse.clone(), seeing.clone());
            thread::spawn(move || {
                let stream = StreamOwned::new(ServerConnection::new(config).unwrap(), stream?);
                let stream = Shared(Rc::new(RefCell::new(stream)));
                server.speak(stream.clone(), stream, &move |request| dataverse.answer(request))
            });
        }
    });
    (port, server)
}

/// Both directions of an encrypted connection.
#[derive(Clone)]
struct Shared(Rc<RefCell<StreamOwned<ServerConnection, TcpStream>>>);

impl Read for Shared {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.0.borrow_mut().read(to)
    }
}

impl Write for Shared {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(from)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.borrow_mut().flush()
    }
}

/// A proxy that connects every client to this port. Returns its address, and everything that it received
/// in plain text.
fn proxy_to(port: u16) -> (String, Arc<Mutex<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let told = Arc::new(Mutex::new(String::new()));
    let hears = Arc::clone(&told);
    thread::spawn(move || {
        for client in listener.incoming() {
            let hears = Arc::clone(&hears);
            thread::spawn(move || -> io::Result<()> {
                let mut client = client?;
                let mut from = BufReader::new(client.try_clone()?);
                let mut line = String::new();
                while from.read_line(&mut line)? > 2 {
                    hears.lock().unwrap().push_str(&line);
                    line.clear();
                }
                client.write_all(b"HTTP/1.1 200 Connected\r\n\r\n")?;
                let mut server = TcpStream::connect(("127.0.0.1", port))?;
                let (mut back, mut to) = (server.try_clone()?, client.try_clone()?);
                thread::spawn(move || {
                    io::copy(&mut back, &mut to)?;
                    to.shutdown(Shutdown::Write)
                });
                io::copy(&mut from, &mut server)?;
                server.shutdown(Shutdown::Write)
            });
        }
    });
    (url, told)
}

#[test]
fn a_wrong_certificate_ends_the_connection_before_the_token_is_sent() {
    let ours = certificate("127.0.0.1", |_| ());
    let other = certificate("127.0.0.2", |_| ());
    let expired = certificate("127.0.0.1", |params| params.not_after = rcgen::date_time_ymd(2020, 1, 1));
    let early = certificate("127.0.0.1", |params| params.not_before = rcgen::date_time_ymd(2999, 1, 1));
    for (bench, certificate, told) in [
        (
            trusting(&other),
            &ours,
            expect![[r#"
                error: GET https://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the server's identity cannot be verified: its certificate is not signed by an authority that this machine trusts
                  help: check the address; if your company's proxy intercepts TLS, add its certificate to those the system trusts (or name it in SSL_CERT_FILE)
            "#]],
        ),
        (
            trusting(&other),
            &other,
            expect![[r#"
            error: GET https://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the server's identity cannot be verified: its certificate is for another host
              help: check the address; if your company's proxy intercepts TLS, add its certificate to those the system trusts (or name it in SSL_CERT_FILE)
        "#]],
        ),
        (
            trusting(&expired),
            &expired,
            expect![[r#"
            error: GET https://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the server's identity cannot be verified: its certificate has expired
              help: check the address; if your company's proxy intercepts TLS, add its certificate to those the system trusts (or name it in SSL_CERT_FILE)
        "#]],
        ),
        (
            trusting(&early),
            &early,
            expect![[r#"
            error: GET https://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the server's identity cannot be verified: its certificate is not valid yet
              help: check the address; if your company's proxy intercepts TLS, add its certificate to those the system trusts (or name it in SSL_CERT_FILE)
        "#]],
        ),
    ] {
        let (port, server) = serve_encrypted(certificate);
        let url = format!("https://127.0.0.1:{port}");
        let run = bench.run(&["fetch", "--environment", &url, "--all", "-o", "metadata"]);
        told.assert_eq(&run.failed(port));
        assert_eq!((server.seen().len(), bench.files()), (0, Vec::new()));
    }
    let (port, server) = serve_encrypted(&ours);
    let url = format!("https://127.0.0.1:{port}");
    trusting(&ours).run(&["fetch", "--environment", &url, "--all", "-o", "metadata"]).done();
    assert_eq!(server.seen()[0].header("Authorization"), Some(&*format!("Bearer {TOKEN}")));
}

#[test]
fn a_server_without_tls_gets_no_token() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        let mut hello = [0; 4096];
        let length = client.read(&mut hello).unwrap();
        client.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").unwrap();
        String::from_utf8_lossy(&hello[..length]).into_owned()
    });
    let bench = trusting(&certificate("127.0.0.1", |_| ()));
    let url = format!("https://127.0.0.1:{port}");
    expect![[r#"
        error: GET https://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the server's identity cannot be verified: it does not speak TLS
          help: check the address; if your company's proxy intercepts TLS, add its certificate to those the system trusts (or name it in SSL_CERT_FILE)
    "#]].assert_eq(&bench.run(&["list", "--environment", &url, "--table", "x"]).failed(port));
    let heard = heard.join().unwrap();
    assert!(!heard.is_empty() && !heard.contains(TOKEN));
}

#[test]
fn a_proxy_learns_the_host_and_nothing_else() {
    let certificate = certificate("contoso.crm4.dynamics.com", |_| ());
    let (port, server) = serve_encrypted(&certificate);
    let (proxy, told) = proxy_to(port);
    let bench = trusting(&certificate).with("HTTPS_PROXY", &proxy);
    bench.run(&["fetch", "--environment", CONTOSO, "--table", "demo_job", "-o", "metadata"]).done();
    assert_eq!(bench.files().len(), 7);
    assert_eq!(server.seen().len(), 7);
    let told = told.lock().unwrap();
    assert!(told.starts_with("CONNECT contoso.crm4.dynamics.com:443 HTTP/1.1\r\n"), "{told}");
    assert!(!told.to_lowercase().contains("authorization") && !told.contains(TOKEN), "{told}");
}

#[test]
fn a_proxy_that_does_not_connect_is_an_error() {
    let proxy = Server::start(|_| crate::environment::server::Reply::error(407, "", ""));
    let bench = trusting(&certificate("x", |_| ())).with("HTTPS_PROXY", &proxy.url);
    let told = bench.run(&["list", "--environment", CONTOSO, "--table", "x"]).failed(proxy.port);
    expect![[r#"
        error: GET https://contoso.crm4.dynamics.com/api/data/v9.2/EntityDefinitions: the host cannot be reached: the proxy did not connect: proxy server responded 407/407
          help: check the address and its port; behind a proxy, set HTTPS_PROXY
    "#]].assert_eq(&told);
}
