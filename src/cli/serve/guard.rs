//! Who may ask what. Other programs of this machine, other users of it and other pages in the same browser can reach the
//! port; only the page that was opened with the token gets an answer.

use hyper::header::{CONTENT_TYPE, COOKIE, HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, StatusCode, Uri};

use super::super::assets::{ASSETS, Asset, BY_HTTP, INDEX};

/// Largest request, in bytes.
pub(super) const USUAL: usize = 2 << 20;
/// Largest request that brings an old file or pictures along.
pub(super) const LARGE: usize = 28 << 20;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const OWN: HeaderName = HeaderName::from_static("x-kehoach");
const JSON: &str = "application/json";

/// The way in.
#[derive(Debug)]
pub(super) struct Door {
    /// The names this server goes by.
    hosts: [String; 3],
    token: String,
    /// What the cookie is called: ports of one machine share their cookies.
    cookie: String,
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Verdict {
    /// A file of the page.
    File(&'static Asset),
    /// The token is right: it goes into a cookie, and out of the address.
    Enter,
    /// A question for the engine, no larger than this.
    Ask(usize),
    /// Refused.
    Refuse(StatusCode),
}

impl Door {
    /// For a port of the loopback.
    pub(super) fn new(port: u16, token: String) -> Door {
        let hosts = ["127.0.0.1", "localhost", "[::1]"].map(|host| format!("{host}:{port}"));
        Door { hosts, token, cookie: format!("kehoach-{port}") }
    }

    /// The cookie that lets in.
    pub(super) fn cookie(&self) -> String {
        format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie, self.token)
    }

    /// Judges a request by what stands before its body.
    pub(super) fn judge(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Verdict {
        let header = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        // A foreign name that leads here (DNS rebinding).
        let is_own = |host: &str| self.hosts.iter().any(|own| own == host);
        let named = uri.authority().is_none_or(|authority| is_own(authority.as_str()));
        if !named || !header(&HOST).is_some_and(is_own) {
            return Verdict::Refuse(StatusCode::MISDIRECTED_REQUEST);
        }
        let own = |origin: &str| origin.strip_prefix("http://").is_some_and(is_own);
        let foreign = header(&ORIGIN).is_some_and(|origin| !own(origin));
        let across = header(&FETCH_SITE).is_some_and(|site| !["same-origin", "none"].contains(&site));
        if foreign || across {
            return Verdict::Refuse(StatusCode::FORBIDDEN);
        }
        let path = uri.path().strip_prefix('/').unwrap_or_default();
        let limit = match path {
            "may" => Some(USUAL),
            "may/lon" => Some(LARGE),
            _ => None,
        };
        let name = if path.is_empty() { INDEX } else { path };
        let file = ASSETS.iter().chain([&BY_HTTP]).find(|asset| asset.name == name);
        if limit.is_none() && file.is_none() {
            return Verdict::Refuse(StatusCode::NOT_FOUND);
        }
        let asked = if limit.is_some() { Method::POST } else { Method::GET };
        if *method != asked {
            return Verdict::Refuse(StatusCode::METHOD_NOT_ALLOWED);
        }
        if path.is_empty()
            && uri.query().and_then(|query| query.strip_prefix("ma=")).is_some_and(|given| self.fits(given))
        {
            return Verdict::Enter;
        }
        if !headers.get_all(COOKIE).iter().filter_map(|cookie| cookie.to_str().ok()).any(|cookies| self.let_in(cookies))
        {
            return Verdict::Refuse(StatusCode::UNAUTHORIZED);
        }
        // A form of another page can send neither of these without being asked first, which it never is.
        let json = |kind: &str| kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(JSON));
        match (limit, file) {
            (Some(limit), _) if header(&CONTENT_TYPE).is_some_and(json) && headers.contains_key(OWN) => {
                Verdict::Ask(limit)
            }
            (None, Some(file)) => Verdict::File(file),
            _ => Verdict::Refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE),
        }
    }

    fn let_in(&self, cookies: &str) -> bool {
        let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.any(|(name, value)| name == self.cookie && self.fits(value))
    }

    /// Whether it is the token; how long that takes says nothing of it.
    fn fits(&self, given: &str) -> bool {
        let (given, own) = (given.as_bytes(), self.token.as_bytes());
        given.len() == own.len() && given.iter().zip(own).fold(0, |all, (a, b)| all | (a ^ b)) == 0
    }
}
