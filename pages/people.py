"""谁可以登录，各有什么权限？"""

from data.people.grants import grants
from ui import headline, store
from ui.people.accounts import accounts, accounts_view, first_account
from ui.people.granting import grant_form, grants_view
from wording.sentences.people import who_may_sign_in

known, held = accounts(), grants(store())
names = {each.name for each in known if not each.is_closed}
headline(
    who_may_sign_in(len(names), len(names & {each.name for each in held})),
    "授权写明角色、范围和期限，收回后对方下一次点击就不再看得到；都记入操作记录",
    __doc__,
)
if known:
    grants_view(held)
    grant_form(known)
    accounts_view(known)
else:
    first_account()
