//! A plan made of an old file.

use serde_json::json;

use super::Answer;
use super::request::Request;
use super::{brought::Brought, told};
use crate::facade::{self, Import, ImportFrom};
use crate::font::FontSet;
use crate::pipeline::Input;

/// The file of the request's name, as a plan with its proof.
pub(super) fn import(request: &Request, fonts: &FontSet) -> Answer {
    let Some(bytes) = request.tep.get(&request.ten).and_then(|file| file.bytes()) else {
        return json!({"loi": format!("yêu cầu không mang tệp '{}'", request.ten)}).into();
    };
    let asked = Import { file: Input::new(request.ten.clone(), &bytes), from: ImportFrom::Auto, charset: None };
    match facade::import(&asked, fonts, &Brought::new(request)) {
        Ok((made, findings)) => {
            let attached = made.attached.into_iter().enumerate();
            let attached = attached.map(|(index, plan)| (format!("kem-theo-{}.yaml", index + 1), plan.into_bytes()));
            let proof = [("chung-minh.txt".to_string(), made.sheet.into_bytes())];
            Answer {
                head: json!({
                    "ke_hoach": made.plan,
                    "tom_tat": made.summary,
                    "nghi_van": made.doubts,
                    "thong_bao": told::all(&findings, None, ""),
                }),
                files: proof.into_iter().chain(attached).collect(),
            }
        }
        Err(findings) => json!({"thong_bao": told::all(&findings, None, "")}).into(),
    }
}
