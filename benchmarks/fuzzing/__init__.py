"""What ``benchmarks/fuzz.py`` tries: a module each, with the ``inputs`` that hypothesis makes and what must hold of each (``tried``)."""
