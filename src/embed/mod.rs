//! One door for pages and other programs that carry a plan in memory: a request as JSON in, an answer out. Nothing is read
//! but what the request brings along, so no carrier of it (a browser, a server on this machine) can reach a disk.
//!
//! A request names what is wanted (`viec`) and brings the plan's text with the changes of a form (`sua`); [`request`] is its
//! shape. An answer is the length of its head (four bytes, the lowest first), the head as JSON, and behind it the files
//! that the head names (`tep: [[name, bytes], …]`).
//!
//! | `viec` | what |
//! |---|---|
//! | `trang` | pages as SVG, findings, where each line of a field stands |
//! | `hien` | the same with what rendering says alone; of pages that are as they were (`da_co`) only their marks (`dau`) |
//! | `soat` | the findings of `trang` alone; those of the words (`soat: true`) take longer than pages |
//! | `ve` | the files, as `render` makes them |
//! | `doc` | what the plan's entries say, for the fields of a form |
//! | `sua` | the plan's text with changes; everything else of it byte for byte |
//! | `nhap` | a plan made of an old file |
//! | `so_sanh` | two plans, word by word; with `dinh_dang: [docx]` as a file of Word with tracked changes |
//! | `chia` | the parts of a document that a pasted text holds |
//! | `mau_nhap`, `luoc_do` | the form; the schema |
//! | `phong` | the faces that pages are shown with |

mod brought;
mod compare;
mod entries;
mod form;
mod old;
mod pasted;
mod request;
mod stand_in;
mod told;

use serde_json::{Value, json};

use crate::facade;
use crate::font::FontSet;
use crate::page::Face;
use crate::pipeline::{Job, Look, Rendered};
use brought::Brought;
use request::{Request, Task};

/// The program, with its faces, ready to answer.
#[derive(Debug)]
pub struct Engine {
    fonts: FontSet,
}

impl Default for Engine {
    /// With the faces that the program carries.
    fn default() -> Engine {
        Engine { fonts: FontSet::embedded() }
    }
}

/// An answer: its head, and the files that go with it.
#[derive(Debug, Default)]
struct Answer {
    head: Value,
    files: Vec<(String, Vec<u8>)>,
}

impl From<Value> for Answer {
    fn from(head: Value) -> Answer {
        Answer { head, files: Vec::new() }
    }
}

impl Engine {
    /// Answers a request; one that cannot be understood gets a head with `loi`. The same request has the same answer.
    pub fn answer(&self, request: &[u8]) -> Vec<u8> {
        let answer = match serde_json::from_slice::<Request>(request) {
            Ok(request) => self.done(&request),
            Err(error) => json!({"loi": format!("yêu cầu không đọc được: {error}")}).into(),
        };
        framed(answer)
    }

    fn done(&self, request: &Request) -> Answer {
        match request.viec {
            Task::MauNhap => form::form().into(),
            Task::LuocDo => json!({"luoc_do": facade::schema()}).into(),
            Task::Phong => Answer {
                head: json!({}),
                files: Face::DRAWN
                    .map(|face| (format!("kh{}", face.index()), self.fonts.face(face).bytes().to_vec()))
                    .into(),
            },
            Task::Nhap => old::import(request, &self.fonts),
            Task::Chia => pasted::parts(request, &self.fonts).into(),
            Task::Doc | Task::Sua | Task::Trang | Task::Hien | Task::Soat | Task::Ve | Task::SoSanh => {
                match entries::changed(request) {
                    Ok(plan) => self.of_plan(request, &plan),
                    Err(why) => json!({"loi": why}).into(),
                }
            }
        }
    }

    /// What is asked of a plan whose text is known.
    fn of_plan(&self, request: &Request, plan: &str) -> Answer {
        match request.viec {
            Task::Doc => entries::read(plan).into(),
            Task::Ve => self.files(request, plan),
            Task::SoSanh => compare::compare(request, plan, &self.fonts),
            Task::Trang => stand_in::pages(request, plan, &self.fonts, Look::All).into(),
            Task::Hien => stand_in::pages(request, plan, &self.fonts, Look::Pages).into(),
            Task::Soat => stand_in::words(request, plan, &self.fonts).into(),
            _ => json!({"ke_hoach": plan}).into(),
        }
    }

    /// The files that are wanted.
    fn files(&self, request: &Request, plan: &str) -> Answer {
        let world = Brought::new(request);
        let job = job(request, plan, &self.fonts);
        match facade::render(&job, &world) {
            Ok((Rendered { docx, pdf, pages, .. }, findings)) => {
                let stem = request.ten.strip_suffix(".yaml").unwrap_or(&request.ten);
                let named =
                    |ending: &str, bytes: Option<Vec<u8>>| bytes.map(|bytes| (format!("{stem}.{ending}"), bytes));
                let files = named("docx", docx).into_iter().chain(named("pdf", pdf)).collect();
                Answer { head: json!({"so_trang": pages, "thong_bao": told::all(&findings, None, plan)}), files }
            }
            Err(findings) => json!({"thong_bao": told::all(&findings, None, plan)}).into(),
        }
    }
}

/// A plan as the pipeline takes it.
fn job<'a>(request: &'a Request, plan: &'a str, fonts: &'a FontSet) -> Job<'a> {
    let mut job = Job::new(request.ten.clone(), plan, fonts);
    job.options = request.options();
    job.formats = request.formats();
    // What runs in a browser has one thread.
    job.side_by_side = !cfg!(target_family = "wasm");
    job
}

/// Length, head, files.
fn framed(answer: Answer) -> Vec<u8> {
    let Answer { mut head, files } = answer;
    if let Value::Object(head) = &mut head {
        head.insert("tep".to_string(), files.iter().map(|(name, bytes)| json!([name, bytes.len()])).collect());
    }
    let head = head.to_string().into_bytes();
    let mut out = (head.len() as u32).to_le_bytes().to_vec();
    out.extend(head);
    files.into_iter().for_each(|(_, bytes)| out.extend(bytes));
    out
}
