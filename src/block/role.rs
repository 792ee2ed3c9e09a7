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
    /// Dấu chỉ mức độ khẩn.
    DoKhan,
    /// Chỉ dẫn về phạm vi lưu hành.
    PhamViLuuHanh,
    /// DỰ THẢO.
    DuThao,
    /// Địa chỉ cơ quan.
    DiaChi,
    /// "Kính gửi:", with the addressee where there is one.
    KinhGuiTu,
    /// An addressee of several.
    KinhGui,
    /// Trích yếu of a công văn, under its number.
    TrichYeuCongVan,
    /// The authority that a quyết định or nghị quyết names (thẩm quyền ban hành).
    ThamQuyen,
    /// "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:".
    LoiQuyetDinh,
    /// What a digital signature of the body shows at the top right of a page: of an annex in a file of its own, of a copy.
    KySoDong,
    /// The words for the kind of copy: SAO Y, SAO LỤC, TRÍCH SAO.
    HinhThucSao,
    /// The label of an annex (`Phụ lục I`).
    PhuLucTu,
    /// The title of an annex.
    PhuLucTen,
    /// The line that says which document an annex goes with.
    PhuLucDan,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 29] = [
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
        Role::DoKhan,
        Role::PhamViLuuHanh,
        Role::DuThao,
        Role::DiaChi,
        Role::KinhGuiTu,
        Role::KinhGui,
        Role::TrichYeuCongVan,
        Role::ThamQuyen,
        Role::LoiQuyetDinh,
        Role::KySoDong,
        Role::HinhThucSao,
        Role::PhuLucTu,
        Role::PhuLucTen,
        Role::PhuLucDan,
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
            Role::DoKhan => "do_khan",
            Role::PhamViLuuHanh => "pham_vi_luu_hanh",
            Role::DuThao => "du_thao",
            Role::DiaChi => "dia_chi",
            Role::KinhGuiTu => "kinh_gui_tu",
            Role::KinhGui => "kinh_gui",
            Role::TrichYeuCongVan => "trich_yeu_cong_van",
            Role::ThamQuyen => "tham_quyen",
            Role::LoiQuyetDinh => "loi_quyet_dinh",
            Role::KySoDong => "ky_so_dong",
            Role::HinhThucSao => "hinh_thuc_sao",
            Role::PhuLucTu => "phu_luc_tu",
            Role::PhuLucTen => "phu_luc_ten",
            Role::PhuLucDan => "phu_luc_dan",
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
