"""Where the server may listen: data/addresses.py says which addresses are ours."""

from data.addresses import is_loopback, origins
from ui.access.provider import provider


def refuse_open_doors(address: str | None, *, has_sign_in: bool) -> None:
    """End the program, saying why, when it is to listen where others can reach it and nobody has to sign in.

    Likewise when SERVED_AT can't be read: that is said at the start and not at the first request.
    """
    if not is_loopback(address) and not has_sign_in:
        raise SystemExit(
            f"没有启动：监听地址是 {address or '所有网卡'}，网络上的任何人都能打开看板、改动数据，而看板还没有账号。\n"
            "请去掉 --server.address（默认只在本机 127.0.0.1 打开）；要给别的电脑看，请先用 "
            "python -m data accounts 建账号、用 python -m data grants 授权，并用 SERVED_AT 写明对外的网址。"
        )
    try:
        origins(0)
        provider()
    except ValueError as error:
        raise SystemExit(f"没有启动：{error}") from None
