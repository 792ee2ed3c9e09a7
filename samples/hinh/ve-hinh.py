"""Makes the pictures of this sample, so-do.png and mat-bang.jpg. Needs Pillow; the face is the program's."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
FACE = ImageFont.truetype(str(HERE / "../../fonts/LiberationSerif-Regular.ttf"), 34)

image = Image.new("L", (1300, 550), 255)
draw = ImageDraw.Draw(image)


def box(middle, top, lines):
    draw.rectangle((middle - 150, top, middle + 150, top + 60 + 40 * (len(lines) - 1)), outline=0, width=3, fill=238)
    for number, line in enumerate(lines):
        draw.text((middle, top + 30 + 40 * number), line, font=FACE, fill=0, anchor="mm")


box(650, 20, ["Giám đốc Sở"])
box(650, 180, ["Trưởng ban", "chỉ đạo"])
draw.line((650, 80, 650, 180), fill=0, width=3)
draw.line((650, 280, 650, 360), fill=0, width=3)
draw.line((170, 360, 1130, 360), fill=0, width=3)
for middle, lines in [(170, ["Tổ tiếp nhận", "hồ sơ"]), (490, ["Tổ xử lý", "trực tuyến"]), (810, ["Tổ kỹ thuật"]), (1130, ["Tổ giám sát", "và góp ý"])]:
    draw.line((middle, 360, middle, 440), fill=0, width=3)
    box(middle, 440, lines)
image.save(HERE / "so-do.png", optimize=True)

image = Image.new("L", (1500, 700), 255)
draw = ImageDraw.Draw(image)
for left, top, right, bottom, name in [
    (20, 20, 620, 420, "Khu tiếp nhận (quầy 1 - 4)"),
    (620, 20, 1080, 420, "Khu chờ"),
    (1080, 20, 1480, 420, "Phòng trả kết quả"),
    (20, 420, 480, 680, "Kho hồ sơ"),
    (480, 420, 1080, 680, "Sảnh, cửa chính"),
    (1080, 420, 1480, 680, "Phòng máy chủ"),
]:
    draw.rectangle((left, top, right, bottom), outline=0, width=6)
    draw.text(((left + right) / 2, (top + bottom) / 2), name, font=FACE, fill=0, anchor="mm")
image.save(HERE / "mat-bang.jpg", quality=25, optimize=True)
