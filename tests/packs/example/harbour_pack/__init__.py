"""A pack is data: rhetlint never imports this module, and what stands here never runs."""

raise SystemExit("the module of a pack was imported")
