//! The texts of the help pages: their layout, and what stands below the options of a command.

/// Layout of a command's help page.
pub(super) const HELP: &str = "{about}

Cách dùng:
  {usage}

Tham số:
{positionals}

Tùy chọn:
{options}{after-help}
";

/// The same for a command without positional arguments.
pub(super) const HELP_OPTIONS: &str = "{about}

Cách dùng:
  {usage}

Tùy chọn:
{options}{after-help}
";

/// The same for the program as a whole.
pub(super) const HELP_ROOT: &str = "{about}

Cách dùng:
  {usage}

Lệnh:
{subcommands}

Tùy chọn:
{options}{after-help}
";

/// What `render` and `issue` exit with.
const EXIT_CODES: &str = "\
Mã thoát: 0 tốt; 1 có lỗi trong tệp kế hoạch; 2 gõ lệnh sai; 3 có cảnh báo (khi thêm --nghiem); 4 không đọc hoặc ghi
được tệp";

/// What a long run exits with besides.
const STOPPED: &str = "; 130 bị dừng giữa chừng (Ctrl+C).";

/// Below the options of `render`.
pub(super) fn render() -> String {
    [RENDER, EXIT_CODES, STOPPED].concat()
}

/// Below the options of `issue`.
pub(super) fn issue() -> String {
    [ISSUE, EXIT_CODES, "."].concat()
}

const RENDER: &str = "\
Ví dụ:
  kehoach render ke-hoach.yaml                      tạo ke-hoach.docx và ke-hoach.pdf cạnh tệp nguồn
  kehoach render ke-hoach.yaml -o ban-trinh.pdf     chỉ tạo một tệp PDF
  kehoach render . -o ket-qua/                      mọi kế hoạch trong thư mục này và các thư mục con; ket-qua/ có cùng
                                                    cây thư mục (2026/thi-dua.yaml thành ket-qua/2026/thi-dua.pdf)
  kehoach render - -o - -f pdf < ke-hoach.yaml > ke-hoach.pdf
  kehoach render luu-tru/ -o ra/ --bao-cao ra.jsonl            kèm báo cáo, mỗi kế hoạch một dòng
  kehoach render luu-tru/ -o ra/ --bao-cao ra.jsonl --tiep     làm tiếp lần chạy bị dừng giữa chừng
  kehoach render luu-tru/ -o ra/ --bao-cao so-sanh.jsonl --chi-so-sanh   so với ra/, không ghi tệp nào ở đó
  kehoach render manh-0001.zip -o ra/                          mảnh: .zip chứa kế hoạch, hồ sơ, mẫu; ra/manh-0001.zip chứa
                                                               DOCX, PDF và bao-cao.jsonl; chỉ mã 4 là phải chạy lại

";

/// Below the options of `tong-hop`.
pub(super) const SUM: &str = "\
Ví dụ:
  kehoach tong-hop ra/                                         mọi mảnh kết quả trong thư mục
  sha256sum manh/*.zip > danh-sach.txt                         danh sách quyết định thế nào là đủ
  kehoach tong-hop ra/ --danh-sach danh-sach.txt --bao-cao tat-ca.jsonl

Mã thoát: 0 đủ mọi mảnh; 1 thiếu mảnh hoặc có mảnh hỏng; 2 gõ lệnh sai; 4 không đọc hoặc ghi được tệp.";

const ISSUE: &str = "\
Tệp .yaml: số và ngày được ghi vào khóa 'so' và 'ngay', mọi thứ khác trong tệp giữ nguyên; sau đó các tệp được tạo
như lệnh render. Có lỗi thì không tệp nào bị thay đổi.
Tệp .pdf có ô để trống: số và ngày được điền nối tiếp vào cuối tệp, chữ ký số đã có vẫn hợp lệ. Trình tự của văn bản
điện tử: người có thẩm quyền ký, văn thư điền số và ngày, cơ quan ký.

Ví dụ:
  kehoach issue ke-hoach.yaml --so 15 --ngay 05/3/2026
  kehoach issue ke-hoach.yaml --so 15 --ngay 05/3/2026 -o phat-hanh/ --ghi-de
  kehoach issue ke-hoach.pdf --so 15 --ngay 05/3/2026
  kehoach issue ke-hoach.pdf --so 15 --ngay 05/3/2026 -o ke-hoach-15.pdf
  kehoach issue ke-hoach.pdf --so 15 --ngay 05/3/2026 --ca-nguon    điền cả ke-hoach.yaml, tạo lại ke-hoach.docx

";

/// Below those of `check`.
pub(super) const CHECK: &str = "\
Không tệp nào bị thay đổi, trừ khi có --fix. Trong thư mục: mọi tệp kế hoạch, và tệp Word, PDF không có tệp .yaml cùng tên.
Tệp Word, PDF, tệp chữ không cần nhập trước: chỗ báo là đoạn (dòng) và ký tự trong chính tệp ấy; chỉ soát chữ.

Ví dụ:
  kehoach check ke-hoach.yaml
  kehoach check ke-hoach.yaml --fix --thu        xem trước những dòng sẽ được sửa
  kehoach check ke-hoach.yaml --fix              sửa những chỗ chắc chắn
  kehoach check cu.docx --chi DAN,LAP            chỉ soát viện dẫn và từ lặp
  kehoach check cu.docx --ghi-chu cu.check.docx  các chỗ báo là ghi chú của Word
  kehoach check . --tom-tat --nghiem
  kehoach check . --thong-bao sarif > kiem-tra.sarif

Mã thoát: 0 không có lỗi; 1 có ít nhất một lỗi; 2 gõ lệnh sai; 3 không có lỗi nhưng có cảnh báo (khi thêm --nghiem); 4 không
đọc hoặc ghi được tệp.";

/// Below those of `rules`.
pub(super) const RULES: &str = "\
Ví dụ:
  kehoach rules
  kehoach rules --json > quy-tac.json";

/// Below those of `explain`.
pub(super) const EXPLAIN: &str = "\
Ví dụ:
  kehoach explain CAU-04";

/// Below those of `lsp`.
pub(super) const LSP: &str = "\
Trình soạn thảo tự chạy lệnh này và nói chuyện qua đầu vào, đầu ra chuẩn; người soạn không gõ lệnh này.";

/// Below the options of `sao`.
pub(super) const COPY: &str = "\
Có tệp PDF: các trang của nó giữ nguyên từng byte, khối bản sao đứng ở trang riêng sau cùng; bản sao điện tử
('ban: dien_tu', số hóa từ giấy) chỉ có một dòng ở góc trên bên phải trang đầu. Chữ ký số của bản gốc không còn
giá trị trong tệp mới. Không có tệp PDF: chỉ khối bản sao, DOCX và PDF, để in lên bản chụp giấy. Bản trích sao thì soạn như
một kế hoạch có khóa 'sao'. Không ghi đè tệp đã có, trừ khi thêm --ghi-de.

Ví dụ:
  kehoach sao --mau > ban-sao.yaml                         tệp bản sao mẫu có chú thích
  kehoach sao quyet-dinh.pdf ban-sao.yaml                  tạo quyet-dinh-sao.pdf cạnh bản gốc
  kehoach sao quyet-dinh.pdf ban-sao.yaml -o sao/qd.pdf
  kehoach sao ban-sao.yaml                                 chỉ khối bản sao: ban-sao.docx, ban-sao.pdf
  kehoach sao ban-sao.yaml --cach-tren 180                 khối bắt đầu cách mép trên 180 mm

Mã thoát: 0 tốt; 1 có lỗi trong tệp bản sao hoặc tệp PDF; 2 gõ lệnh sai; 3 có cảnh báo (khi thêm --nghiem); 4 không đọc
hoặc ghi được tệp.";

/// Below those of `import`.
pub(super) const IMPORT: &str = "\
Tệp kế hoạch được ghi cạnh tệp nguồn, không ghi đè tệp nào. Mỗi chữ của tệp nguồn có đúng một nơi đến, được kiểm chứng ở
mỗi lần chạy; không chứng minh được thì không ghi gì. Chỗ có thể hiểu cách khác đứng trong tệp kế hoạch ở các dòng '# ?'.

Ví dụ:
  kehoach import ke-hoach-2025.docx              tạo ke-hoach-2025.yaml
  kehoach import ke-hoach-2025.docx --chung-minh ghi thêm bản chứng minh
  kehoach import luu-tru/ -o ke-hoach/           mọi tệp trong thư mục
  kehoach import ke-hoach-2025.docx --don-vi don-vi.yaml
  kehoach import ke-hoach-2025.docx --doi-chieu ke-hoach-2025.yaml

Mã thoát: 0 tốt (có thể có chỗ nên xem lại); 1 không chứng minh được hoặc không phải văn bản của chương trình, không tệp nào
được ghi; 2 gõ lệnh sai; 3 có chỗ nên xem lại (khi thêm --nghiem); 4 không đọc hoặc ghi được tệp.";

/// Below the options of the program as a whole.
pub(super) const BEGIN: &str = "\
Bắt đầu:
  kehoach import cu.docx          lập tệp kế hoạch từ một tệp Word cũ
  kehoach init ke-hoach.yaml      tạo tệp kế hoạch mẫu có chú thích
  kehoach render ke-hoach.yaml    tạo ke-hoach.docx và ke-hoach.pdf
  kehoach render --help           hướng dẫn của một lệnh";

/// Below those of `man`.
pub(super) const MAN: &str = "\
Ví dụ:
  kehoach man | man -l -              đọc trang chung
  kehoach man render | man -l -       đọc trang của một lệnh
  kehoach man -o ~/.local/share/man/man1/";

/// Below those of `verify`.
pub(super) const VERIFY: &str = "\
Nguồn lấy từ tệp chỉ sau --nguon; không chỉ thì từ trong tệp (PDF tạo bằng --pdf-standard a-3a);
không có nữa thì từ tệp kế hoạch cùng tên bên cạnh. Tệp PDF đã ký hoặc điền thêm vẫn kiểm chứng được.
Mỗi tệp một dòng. Tệp của phiên bản khác chỉ xác nhận được từng byte bằng đúng phiên bản ấy; --dung-lai dựng lại bằng bản
đang chạy và nói chữ trên trang nào khác.

Ví dụ:
  kehoach verify ke-hoach.pdf
  kehoach verify ke-hoach.docx --nguon luu-tru/ke-hoach.yaml
  kehoach verify luu-tru/ --thong-bao json
  kehoach verify luu-tru/2021/ --dung-lai so-sanh/

Mã thoát: 0 nguyên vẹn; 1 có tệp đã bị sửa, hỏng hoặc không phải tệp gốc, dù các tệp khác ra sao; 2 gõ lệnh sai; 3 có
cảnh báo (khi thêm --nghiem); 4 có tệp không đọc được; 5 có tệp chưa xác nhận được: không có nguồn, phiên bản khác, thiếu
mẫu hoặc phông; 130 bị dừng giữa chừng (Ctrl+C).";

/// Below those of `extract`.
pub(super) const EXTRACT: &str = "\
Không ghi đè tệp nào đã có. Tạo lại từ nguồn đã trích thì được đúng tệp ban đầu.

Ví dụ:
  kehoach extract ke-hoach.pdf -o nguon/
  kehoach render nguon/ke-hoach.yaml

Mã thoát: 0 tốt; 1 tệp không kèm nguồn, hỏng hoặc không do kehoach tạo; 2 gõ lệnh sai; 4 không đọc hoặc ghi được tệp.";

/// Below those of `init`.
pub(super) const INIT: &str = "\
Không ghi đè tệp nào đã có.

Ví dụ:
  kehoach init                        tạo ke-hoach.yaml trong thư mục hiện tại
  kehoach init 2026/tap-huan.yaml     tạo thư mục 2026 nếu chưa có";

/// Below those of `schema`.
pub(super) const SCHEMA: &str = "\
Ví dụ:
  kehoach schema > ke-hoach.schema.json
  kehoach schema --don-vi > don-vi.schema.json
  kehoach schema --ban-sao > ban-sao.schema.json";

/// Below those of `fonts`.
pub(super) const FONTS: &str = "\
Ví dụ:
  kehoach fonts";

/// Below those of `completions`.
pub(super) const COMPLETIONS: &str = "\
Ví dụ:
  kehoach completions bash > kehoach.bash";

/// Below the options of `serve`.
#[cfg(feature = "serve")]
pub(super) const SERVE: &str = "\
Trang chỉ mở được từ máy này, bằng địa chỉ có mã mà lệnh in ra. Văn bản không rời khỏi máy; bản nháp nằm trong trình duyệt.
Dừng bằng Ctrl+C.
";

/// Below the options of `trang`.
pub(super) const PAGE: &str = "\
Mở index.html trong thư mục ấy bằng Chrome, Edge hoặc Firefox: từ ổ đĩa, USB, thư mục dùng chung hay máy chủ web nội bộ. Hồ sơ
đơn vị dùng chung ghi trong co-quan.js cạnh đó; tệp này không bị ghi đè.
";

/// Below the options of `so-sanh`.
pub(super) const COMPARE: &str = "\
Ví dụ:
  kehoach so-sanh ke-hoach-lan-1.yaml ke-hoach.yaml
  kehoach so-sanh ke-hoach-lan-1.yaml ke-hoach.yaml -o thay-doi.docx      mở bằng Word, xem ở thẻ Review
";
