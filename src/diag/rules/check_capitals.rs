//! What `check` finds in capitals (viết hoa).

use super::Rule;

rules! {
    VH_01 = Rule::warning("VH-01", "Chữ cái đầu của câu sau dấu chấm viết hoa.")
        .by_table()
        .why("hoặc dấu chấm phải là dấu phẩy, hoặc chữ sau nó phải viết hoa; người đọc không biết câu đã hết hay chưa")
        .example("noi_dung: Mở các lớp đào tạo. tập huấn cho các phòng.", "noi_dung: Mở các lớp đào tạo, tập huấn cho các phòng.");
    VH_05 = Rule::warning("VH-05", "Tên tỉnh, thành phố, tên nước viết hoa chữ cái đầu của mọi tiếng.")
        .why("tên riêng viết thiếu chữ hoa là viết sai tên")
        .by_table()
        .suggests()
        .example("noi_dung: Tổ chức tập huấn tại Hà nội.", "noi_dung: Tổ chức tập huấn tại Hà Nội.");
    VH_12 = Rule::warning("VH-12", "Tên cơ quan, tổ chức viết hoa đúng như tên chính thức.")
        .by_table()
        .suggests()
        .why("tên viết khác tên chính thức là tên sai, nhất là khi một văn bản viết hai cách")
        .example("noi_dung: Thực hiện hướng dẫn của Bộ Công An.", "noi_dung: Thực hiện hướng dẫn của Bộ Công an.");
    VH_15 = Rule::warning("VH-15", "Danh từ 'Nhân dân' chỉ nhân dân cả nước, cả địa phương viết hoa ở mọi chỗ của văn bản.")
        .why("từ ngày 05/3/2020 'Nhân dân', 'Nhà nước' là danh từ viết hoa riêng; viết lúc hoa lúc thường là không thống nhất")
        .by_table()
        .suggests()
        .example("noi_dung: Phục vụ Nhân dân, bảo vệ sức khỏe nhân dân.", "noi_dung: Phục vụ Nhân dân, bảo vệ sức khỏe Nhân dân.");
    VH_16 = Rule::note("VH-16", "Danh từ 'Nhân dân' chỉ nhân dân cả nước, cả địa phương viết hoa.")
        .why("từ ngày 05/3/2020 đây là danh từ viết hoa riêng; cả văn bản viết thường thì khác quy định")
        .by_table()
        .example("noi_dung: Chăm lo đời sống nhân dân trong xã.", "noi_dung: Chăm lo đời sống Nhân dân trong xã.");
    VH_17 = Rule::warning("VH-17", "Chức vụ đứng liền trước họ tên viết hoa.")
        .why("chức vụ đi với tên người cụ thể là một phần của danh xưng")
        .by_table()
        .suggests()
        .example("noi_dung: Giao Phó giám đốc Nguyễn Văn An chủ trì.", "noi_dung: Giao Phó Giám đốc Nguyễn Văn An chủ trì.");
    VH_20 = Rule::warning("VH-20", "Tên luật viết hoa chữ 'Luật' và chữ cái đầu của tên.")
        .why("tên luật là tên riêng của một văn bản; viết thường thì lẫn với tên ngành luật")
        .by_table()
        .suggests()
        .example("noi_dung: Phổ biến Luật lưu trữ cho các phòng.", "noi_dung: Phổ biến Luật Lưu trữ cho các phòng.");
    VH_21 = Rule::warning("VH-21", "Tên loại đi với số của một văn bản cụ thể chỉ viết hoa chữ đầu; các đơn vị trong một viện dẫn viết hoa như nhau.")
        .why("văn bản có số là văn bản cụ thể, tên loại là một phần tên của nó")
        .by_table()
        .suggests()
        .example(
            "noi_dung: Theo công văn số 18/SNV-VP ngày 15/01/2026 của Sở Nội vụ về tập huấn.",
            "noi_dung: Theo Công văn số 18/SNV-VP ngày 15/01/2026 của Sở Nội vụ về tập huấn.",
        );
    VH_40 = Rule::warning("VH-40", "Sau dấu chấm phẩy, câu chưa hết nên không viết hoa.")
        .why("chữ hoa giữa câu làm người đọc tưởng câu mới, hoặc tưởng là tên riêng")
        .by_table()
        .suggests()
        .example("noi_dung: Lập danh sách; Tổ chức tập huấn cho các phòng.", "noi_dung: Lập danh sách; tổ chức tập huấn cho các phòng.");
    VH_41 = Rule::note("VH-41", "Tên gọi chung của nhiều cơ quan, tổ chức không phải tên riêng, viết thường ở mọi chỗ của văn bản.")
        .why("chữ hoa ở tên chung làm người đọc tưởng là tên một cơ quan")
        .by_table()
        .suggests()
        .example("noi_dung: Giao các Sở, ban, ngành; các sở, ban, ngành báo cáo.", "noi_dung: Giao các sở, ban, ngành; các sở, ban, ngành báo cáo.");
    VH_42 = Rule::warning("VH-42", "Tên riêng của một đơn vị viết hoa như nhau ở mọi chỗ của văn bản.")
        .why("viết hai cách thì một trong hai là sai, người đọc không biết tên nào đúng")
        .by_table()
        .example(
            "noi_dung: Giao Phòng Quản lý Công nghiệp chủ trì; Phòng Quản lý công nghiệp báo cáo.",
            "noi_dung: Giao Phòng Quản lý Công nghiệp chủ trì; Phòng Quản lý Công nghiệp báo cáo.",
        );
    VH_43 = Rule::warning("VH-43", "Tên loại cơ quan, chức vụ, văn bản chỉ viết hoa tiếng đầu, không viết hoa tiếng thứ hai.")
        .why("'Bệnh viện', 'Giám đốc' là một từ, viết hoa cả hai tiếng như tên người là sai")
        .by_table()
        .suggests()
        .example("noi_dung: Báo cáo Giám Đốc Sở Nội vụ.", "noi_dung: Báo cáo Giám đốc Sở Nội vụ.");
}
