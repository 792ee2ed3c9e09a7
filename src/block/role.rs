//! The roles of lines: what a line is in the form. A role's look is era data under the same name.

/// `vai`: what a line is. Names in markup use hyphens (`so-ky-hieu`), in era data underscores (`so_ky_hieu`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Quốc hiệu.
    QuocHieu,
    /// Tiêu ngữ.
    TieuNgu,
    /// Tên cơ quan chủ quản.
    CoQuanChuQuan,
    /// Tên cơ quan ban hành.
    CoQuanBanHanh,
    /// Số, ký hiệu.
    SoKyHieu,
    /// Địa danh và thời gian ban hành.
    DiaDanhNgay,
    /// Tên loại.
    TenLoai,
    /// Trích yếu.
    TrichYeu,
    /// The bracketed line under the trích yếu.
    DongDuoiTrichYeu,
    /// Căn cứ.
    CanCu,
    /// "Nơi nhận:".
    NoiNhanTu,
    /// A line of Nơi nhận.
    NoiNhanDong,
    /// Quyền hạn, chức vụ.
    QuyenHanChucVu,
    /// A second post of the signer, above the name.
    ChucVuKhac,
    /// Họ và tên.
    HoTen,
    /// The label of an annex (`Phụ lục I`).
    PhuLucTu,
    /// The title of an annex.
    PhuLucTen,
    /// The line that says which document an annex goes with.
    PhuLucDan,
    /// The line of the body's signature on a file of its own (ô số 14).
    KySoDong,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 19] = [
        Role::QuocHieu,
        Role::TieuNgu,
        Role::CoQuanChuQuan,
        Role::CoQuanBanHanh,
        Role::SoKyHieu,
        Role::DiaDanhNgay,
        Role::TenLoai,
        Role::TrichYeu,
        Role::DongDuoiTrichYeu,
        Role::CanCu,
        Role::NoiNhanTu,
        Role::NoiNhanDong,
        Role::QuyenHanChucVu,
        Role::ChucVuKhac,
        Role::HoTen,
        Role::PhuLucTu,
        Role::PhuLucTen,
        Role::PhuLucDan,
        Role::KySoDong,
    ];

    /// Its name in era data.
    pub fn key(self) -> &'static str {
        match self {
            Role::QuocHieu => "quoc_hieu",
            Role::TieuNgu => "tieu_ngu",
            Role::CoQuanChuQuan => "co_quan_chu_quan",
            Role::CoQuanBanHanh => "co_quan_ban_hanh",
            Role::SoKyHieu => "so_ky_hieu",
            Role::DiaDanhNgay => "dia_danh_ngay",
            Role::TenLoai => "ten_loai",
            Role::TrichYeu => "trich_yeu",
            Role::DongDuoiTrichYeu => "dong_duoi_trich_yeu",
            Role::CanCu => "can_cu",
            Role::NoiNhanTu => "noi_nhan_tu",
            Role::NoiNhanDong => "noi_nhan_dong",
            Role::QuyenHanChucVu => "quyen_han_chuc_vu",
            Role::ChucVuKhac => "chuc_vu_khac",
            Role::HoTen => "ho_ten",
            Role::PhuLucTu => "phu_luc_tu",
            Role::PhuLucTen => "phu_luc_ten",
            Role::PhuLucDan => "phu_luc_dan",
            Role::KySoDong => "ky_so_dong",
        }
    }

    /// Its name in markup.
    pub fn markup(self) -> String {
        self.key().replace('_', "-")
    }

    /// The role with this name in markup.
    pub fn from_markup(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.markup() == name)
    }
}
