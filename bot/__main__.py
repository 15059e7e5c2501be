"""`python -m bot`."""

import gc

gc.disable()  # of all that is imported nothing is garbage, and looking for some takes a twelfth of a start

from bot.cli import main  # noqa: E402 - see above

gc.freeze()
gc.enable()
main()
