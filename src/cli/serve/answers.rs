//! What is answered: files of the page, answers of the engine, refusals; each with the headers that keep the page to itself.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, SET_COOKIE};
use hyper::{Request, Response, StatusCode};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::guard::{Door, Verdict};
use crate::cli::panics;
use crate::embed::Engine;

/// How long a body may take to come, and a question to wait for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// What every answer says besides.
const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; \
         img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// What answers need.
pub(super) struct Desk {
    pub door: Door,
    pub engine: Engine,
    /// One permit for each question that is worked on.
    pub turns: Semaphore,
}

/// Answers a request.
pub(super) async fn answer(desk: Arc<Desk>, request: Request<Incoming>) -> Response<Full<Bytes>> {
    match desk.door.judge(request.method(), request.uri(), request.headers()) {
        Verdict::File(asset) => response(StatusCode::OK, asset.kind, asset.bytes),
        Verdict::Enter => {
            let mut entered = response(StatusCode::SEE_OTHER, TEXT, "");
            let headers = entered.headers_mut();
            headers.insert(LOCATION, HeaderValue::from_static("/"));
            if let Ok(cookie) = HeaderValue::try_from(desk.door.cookie()) {
                headers.insert(SET_COOKIE, cookie);
            }
            entered
        }
        Verdict::Ask(limit) => asked(desk, request, limit).await.unwrap_or_else(refusal),
        Verdict::Refuse(status) => refusal(status),
    }
}

/// Reads the question, waits for a turn, and asks.
///
/// # Errors
/// The status of a refusal.
async fn asked(desk: Arc<Desk>, request: Request<Incoming>, limit: usize) -> Result<Response<Full<Bytes>>, StatusCode> {
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > limit) {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let body = Limited::new(request.into_body(), limit).collect();
    let body = timeout(PATIENCE, body).await.map_err(|_| StatusCode::REQUEST_TIMEOUT)?;
    let body = body.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?.to_bytes();
    let turn = timeout(PATIENCE, desk.turns.acquire()).await;
    let Ok(Ok(_turn)) = turn else { return Err(StatusCode::SERVICE_UNAVAILABLE) };
    let own = desk.clone();
    let work = move || panics::guard(|| own.engine.answer(&body));
    let done = tokio::task::spawn_blocking(work).await;
    match done {
        Ok(Ok(bytes)) => Ok(response(StatusCode::OK, "application/octet-stream", bytes)),
        Ok(Err(_)) | Err(_) => Err(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

const TEXT: &str = "text/plain; charset=utf-8";

/// A refusal in words.
fn refusal(status: StatusCode) -> Response<Full<Bytes>> {
    let why = match status {
        StatusCode::UNAUTHORIZED => "Mở trang bằng địa chỉ mà lệnh 'kehoach serve' đã in ra (có mã ở cuối).",
        StatusCode::PAYLOAD_TOO_LARGE => "Văn bản và tệp kèm theo lớn quá mức nhận.",
        StatusCode::SERVICE_UNAVAILABLE => "Máy đang bận, xin thử lại.",
        StatusCode::INTERNAL_SERVER_ERROR => "Chương trình gặp lỗi bên trong; chữ đã gõ còn nguyên.",
        StatusCode::NOT_FOUND => "Không có trang này.",
        _ => "Yêu cầu bị từ chối.",
    };
    response(status, TEXT, why)
}

fn response(status: StatusCode, kind: &'static str, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}
