//! Keys of `sao`: the part of a copy; and of a file that is nothing but one.

use std::sync::LazyLock;

use super::{DATE, Key, Mapping, PLAN, RECIPIENT, SIGNER, Shape, key};
use crate::model::COPY_KINDS;

/// The part of a copy.
pub(crate) static COPY: Mapping = Mapping {
    id: "sao",
    called: "phần bản sao",
    required: &["hinh_thuc", "co_quan"],
    aliases: &[
        ("loai", "hinh_thuc"),
        ("kieu", "hinh_thuc"),
        ("co_quan_sao", "co_quan"),
        ("co_quan_ban_hanh", "co_quan"),
        ("nguoi_ky", "ky"),
        ("ngay_sao", "ngay"),
        ("thoi_gian", "gio"),
    ],
    keys: &[
        key("hinh_thuc", Shape::Choice(COPY_KINDS), "Hình thức sao: sao_y, sao_luc hoặc trich_sao."),
        key("co_quan_chu_quan", Shape::Texts, "Cơ quan chủ quản của cơ quan sao; bỏ trống nếu không ghi."),
        key("co_quan", Shape::Texts, "Tên cơ quan thực hiện sao; danh sách thì mỗi mục một dòng."),
        key(
            "ten_day_du",
            Shape::Text,
            "Tên cơ quan sao viết như trong câu (Ủy ban nhân dân xã An Hạ), in trên bản sao điện tử thay cho co_quan.",
        ),
        key("so", Shape::Text, "Số bản sao; bỏ trống thì chừa chỗ."),
        key(
            "ky_hieu",
            Shape::Text,
            "Ký hiệu bản sao, như SY-UBND; thiếu chữ viết tắt hình thức sao thì được thêm vào trước.",
        ),
        key("dia_danh", Shape::Text, "Địa danh nơi sao."),
        key("ngay", Shape::IssueDate(&DATE), "Ngày sao, viết như ngày ban hành; phần bỏ trống thì chừa chỗ."),
        key("gio", Shape::Text, "Giờ ký số trên bản sao điện tử, như \"09:30:15\"; múi giờ được thêm vào sau."),
        key("ky", Shape::OneOrMany(&SIGNER), "Người ký bản sao."),
        key("noi_nhan", Shape::TextOrMany(&RECIPIENT), "Nơi nhận bản sao."),
        key("luu", Shape::Texts, "Dòng lưu của bản sao."),
    ],
};

/// A file for the command that copies: the part of a copy, and what is said around it as in a plan.
pub(crate) static COPY_FILE: LazyLock<Mapping> =
    LazyLock::new(|| Mapping { id: "ban_sao", called: "tệp bản sao", required: &[], aliases: &[], keys: &AROUND });

/// Keys of the plan that a copy's file has, too.
const AS_IN_A_PLAN: [&str; 6] = ["the_thuc", "ban", "don_vi", "sao", "trinh_bay", "giu_nguyen"];

static AROUND: LazyLock<Vec<Key>> =
    LazyLock::new(|| PLAN.keys.iter().filter(|key| AS_IN_A_PLAN.contains(&key.name)).copied().collect());
