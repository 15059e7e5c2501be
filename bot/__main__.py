"""`python -m bot`."""

import gc

gc.disable()  # imports create no garbage, and looking for it takes a twelfth of the start

from bot.cli import main  # noqa: E402 - see above

gc.freeze()
gc.enable()
main()
