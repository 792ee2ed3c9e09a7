// Hồ sơ đơn vị cho mọi người mở trang này: tên tệp và nội dung tệp don-vi.yaml, giữa hai dấu `. Ví dụ:
// KEHOACH_CO_QUAN = {
//   'so-noi-vu.yaml': `co_quan:
//   co_quan_chu_quan: UBND TỈNH AN BÌNH
//   co_quan_ban_hanh: SỞ NỘI VỤ
//   ky_hieu: KH-SNV
//   dia_danh: An Bình
// `,
// };
