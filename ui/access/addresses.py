"""Where the server may listen: data/addresses.py says which addresses are ours."""

from data.addresses import is_loopback, served_at
from ui.access.provider import provider


def refuse_open_doors(address: str | None, *, has_sign_in: bool) -> None:
    """End the program, saying why, when others are to reach it, at its address or through a proxy, and nobody has to
    sign in.

    Likewise when SERVED_AT can't be read: that is said at the start and not at the first request.
    """
    try:
        others = sorted(served_at())
        provider()
    except ValueError as error:
        raise SystemExit(f"没有启动：{error}") from None
    if not has_sign_in and (others or not is_loopback(address)):
        told = f"监听地址是 {address or '所有网卡'}" if not is_loopback(address) else f"SERVED_AT 是 {' '.join(others)}"
        raise SystemExit(
            f"没有启动：{told}，网络上的任何人都能打开看板、改动数据，而看板还没有账号。\n"
            "请去掉这个设置（默认只在本机 127.0.0.1 打开）；要给别的电脑看，请先用 "
            "python -m data accounts 建账号、用 python -m data grants 授权，并用 SERVED_AT 写明对外的网址。\n"
            "数据文件夹没有接好时也会这样，可用 python -m data doctor 查。"
        )
