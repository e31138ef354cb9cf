import pytest

from workbench.documents import read_bytes
from workbench.errors import EmptyDocument

LIMIT = 2**20
REPEATED = "ผู้แทนของแต่ละประเทศกล่าวถ้อยแถลงตามลำดับที่ประธานกำหนด"
PAGE = f"""<!doctype html><html lang="th"><head>
<title>ข่าวสารนิเทศ</title><meta property="og:title" content="การประชุมระดับรัฐมนตรี">
<meta property="og:site_name" content="กระทรวงตัวอย่าง">
<meta property="article:published_time" content="2020-10-07T09:00:00+07:00">
<link rel="canonical" href="https://example.org/news/1">
<script>var stolen = "script in the head";</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">หน้าแรก</a> <a href="/contact">ติดต่อเรา</a></nav><main><article>
<h1>การประชุมระดับรัฐมนตรี</h1>
<p>ที่ประชุมเห็นชอบให้เสริมสร้างความร่วมมือ<b>ด้านไซเบอร์</b>ระหว่างกัน<script>alert("in a paragraph")</script></p>
<p>{REPEATED}</p>
<p>{REPEATED}</p>
<p>บรรทัดแรกของที่อยู่<br>บรรทัดที่สองของที่อยู่</p>
<ul><li>ข้อแรก</li><li>ข้อที่สอง</li></ul>
<table><tr><th>ปี</th><th>จำนวนประเทศ</th></tr><tr><td>2563</td><td>10</td></tr></table>
<p onclick="alert(1)">ย่อหน้าสุดท้ายของข่าวฉบับนี้</p>
</article></main><footer>สงวนลิขสิทธิ์</footer><noscript>เปิดสคริปต์</noscript></body></html>"""


def test_the_main_text_comes_out_in_order_and_whole() -> None:
    assert read_bytes("news.html", PAGE.encode(), limit=LIMIT).document.text.split("\n") == [
        "การประชุมระดับรัฐมนตรี",
        "ที่ประชุมเห็นชอบให้เสริมสร้างความร่วมมือด้านไซเบอร์ระหว่างกัน",
        REPEATED,
        REPEATED,
        "บรรทัดแรกของที่อยู่",
        "บรรทัดที่สองของที่อยู่",
        "ข้อแรก",
        "ข้อที่สอง",
        "ปี\tจำนวนประเทศ",
        "2563\t10",
        "ย่อหน้าสุดท้ายของข่าวฉบับนี้",
    ]


def test_a_page_tells_its_head() -> None:
    head = read_bytes("news.html", PAGE.encode(), limit=LIMIT).document.head
    assert (head.id, head.language, head.title) == ("news", "th", "การประชุมระดับรัฐมนตรี")
    assert (head.date, head.publisher, head.url) == (
        "2020-10-07",
        "กระทรวงตัวอย่าง",
        "https://example.org/news/1",
    )


@pytest.mark.parametrize("count", [2, 3, 7])
def test_paragraphs_repeated_are_all_kept(count: int) -> None:
    page = "<html><body><article>" + f"<p>{REPEATED}</p>" * count + "</article></body></html>"
    assert read_bytes("a.html", page.encode(), limit=LIMIT).document.text == "\n".join([REPEATED] * count)


def test_a_buddhist_era_date_is_left_out() -> None:
    page = PAGE.replace("2020-10-07T09:00:00+07:00", "2563-10-07")
    assert not read_bytes("a.html", page.encode(), limit=LIMIT).document.head.date.startswith("2563")


@pytest.mark.parametrize("name", ["tis-620", "windows-874", "TIS-620", "utf-8"])
def test_old_thai_pages_are_read_even_where_they_declare_wrongly(name: str) -> None:
    page = PAGE.replace(
        "<title>", f'<meta http-equiv="Content-Type" content="text/html; charset={name}"><title>'
    )
    reading = read_bytes("news.htm", page.encode("cp874"), limit=LIMIT)
    assert reading.encoding == "cp874"
    assert REPEATED in reading.document.text


def test_a_declared_western_page_is_read() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Le café était fermé.</p></body></html>'
    reading = read_bytes("a.html", page.encode("iso-8859-1"), limit=LIMIT)
    assert (reading.document.text, reading.encoding) == ("Le café était fermé.", "iso-8859-1")


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<script>only()</script>", "<html><body>&nbsp;"]
)
def test_a_page_without_text_is_empty(page: str) -> None:
    with pytest.raises(EmptyDocument):
        read_bytes("a.html", page.encode(), limit=LIMIT)


def test_a_page_nested_without_end_is_refused_or_read() -> None:
    page = "<html><body>" + "<div>" * 20_000 + "words"
    with pytest.raises(EmptyDocument):
        read_bytes("a.html", page.encode(), limit=LIMIT)
