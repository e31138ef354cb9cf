"""Said of who works here: a name on one's own machine, a sign-in for a team."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.review.rules import Role


@dataclass(frozen=True, slots=True)
class SignIn:
    """The name, the sign-in and the role."""

    name: str
    name_asked: str
    name_hint: str
    name_missing: str
    begin: str
    change: str
    nobody: str
    """In place of a name that nobody has given."""
    name_and_role: str
    role: str
    roles: dict[Role, str]
    needed: str
    sign_in: str
    sign_in_with: str
    sign_out: str
    expired: str
    ends: str
    unverified: str
    broken: str
    misconfigured: str


ENGLISH = SignIn(
    name="Your name",
    name_asked="Your name, which is written beside each of your decisions",
    name_hint="Who is reviewing? Until you give your name you can only read.",
    name_missing="Give a name that can be read.",
    begin="Begin",
    change="Change",
    nobody="No name",
    name_and_role="{name} · {role}",
    role="Role: {role}",
    roles={
        Role.READER: "Reader",
        Role.REVIEWER: "Reviewer",
        Role.APPROVER: "Approver",
        Role.ADMINISTRATOR: "Administrator",
    },
    needed="This workbench belongs to a team. Sign in to go on.",
    sign_in="Sign in",
    sign_in_with="Sign in with {provider}",
    sign_out="Sign out",
    expired="Your sign-in has ended. Sign in again to go on where you were.",
    ends="Your sign-in ends at {time}. Save what you are writing, then sign in again.",
    unverified=(
        "The sign-in service does not vouch for an e-mail address of {account}, and decisions are kept under"
        " it. Have the address verified there, or sign in with another account."
    ),
    broken="Nobody is let in, since the sign-in's settings cannot be read. The server's log says why.",
    misconfigured="The sign-in is not set up completely. The server's log says what is missing.",
)
THAI = SignIn(
    name="ชื่อของคุณ",
    name_asked="ชื่อของคุณ ซึ่งจะแสดงกำกับทุกการตัดสินของคุณ",
    name_hint="ใครเป็นผู้ตรวจทาน หากยังไม่ใส่ชื่อจะอ่านได้อย่างเดียว",
    name_missing="ใส่ชื่อที่อ่านได้",
    begin="เริ่ม",
    change="เปลี่ยน",
    nobody="ยังไม่ใส่ชื่อ",
    name_and_role="{name} · {role}",
    role="บทบาท: {role}",
    roles={
        Role.READER: "ผู้อ่าน",
        Role.REVIEWER: "ผู้ตรวจทาน",
        Role.APPROVER: "ผู้อนุมัติ",
        Role.ADMINISTRATOR: "ผู้ดูแลระบบ",
    },
    needed="ระบบนี้ใช้งานกันเป็นทีม เข้าสู่ระบบก่อนเริ่มทำงาน",
    sign_in="เข้าสู่ระบบ",
    sign_in_with="เข้าสู่ระบบด้วย {provider}",
    sign_out="ออกจากระบบ",
    expired="หมดเวลาการเข้าสู่ระบบแล้ว เข้าสู่ระบบอีกครั้งเพื่อทำงานต่อจากที่ค้างไว้",
    ends="การเข้าสู่ระบบจะหมดเวลา {time} น. บันทึกงานที่กำลังเขียน แล้วเข้าสู่ระบบอีกครั้ง",
    unverified=(
        "ผู้ให้บริการเข้าสู่ระบบไม่ได้รับรองอีเมลของ {account} ซึ่งต้องใช้กำกับการตัดสิน"
        " ยืนยันอีเมลกับผู้ให้บริการก่อน หรือเข้าสู่ระบบด้วยบัญชีอื่น"
    ),
    broken="ยังไม่ให้ใครเข้าใช้ เพราะอ่านไฟล์ตั้งค่าการเข้าสู่ระบบไม่ได้ ดูสาเหตุได้ในบันทึกของเซิร์ฟเวอร์",
    misconfigured="การเข้าสู่ระบบยังตั้งค่าไม่ครบ ดูส่วนที่ขาดได้ในบันทึกของเซิร์ฟเวอร์",
)
